package io.southflow.analytics;

/** The rolling windows, shortest first. Intraday ones are lengths of trading time and start anew each trading day. */
public enum Window {
    M1("1m", 60, 0),
    M5("5m", 300, 0),
    M15("15m", 900, 0),
    M30("30m", 1_800, 0),
    H1("1h", 3_600, 0),
    DAY("1d", Integer.MAX_VALUE, 1),
    D5("5d", 0, 5),
    D20("20d", 0, 20),
    MONTH("mtd", 0, 0),
    YEAR("ytd", 0, 0);

    private final String label;
    private final int seconds;
    private final int sessions;

    Window(String label, int seconds, int sessions) {
        this.label = label;
        this.seconds = seconds;
        this.sessions = sessions;
    }

    /** The name in topics, metrics and commands. */
    public String label() {
        return label;
    }

    /** Length in trading seconds of an intraday window; 0 for windows of whole sessions. */
    public int seconds() {
        return seconds;
    }

    /** Number of southbound sessions covered, today included; 0 for intraday windows and for month and year to date. */
    public int sessions() {
        return sessions;
    }

    /** Whether the window lies within today, the day itself included. */
    public boolean isIntraday() {
        return seconds > 0;
    }
}
