package io.southflow.cli.terminal;

import java.math.BigDecimal;

/**
 * Colours for what should catch the eye.
 *
 * @param on whether there is any colour at all
 */
public record Paint(boolean on) {
    /** Of a pipe or a file. */
    public static final Paint NONE = new Paint(false);

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String BOLD_RED = "1;31";
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    /** The words of an alert: what is over is green, what is worst is red. Unknown words stay as they are. */
    public String alert(String state, String severity, String text) {
        if (state.equals("CLEARED")) {
            return paint(GREEN, text);
        }
        return switch (severity) {
            case "CRITICAL" -> paint(BOLD_RED, text);
            case "WARNING" -> paint(YELLOW, text);
            default -> text;
        };
    }

    /** An amount, already written: green above zero, red below. */
    public String signed(BigDecimal amount, String text) {
        return amount.signum() == 0 ? text : paint(amount.signum() > 0 ? GREEN : RED, text);
    }

    public String bold(String text) {
        return paint(BOLD, text);
    }

    public String faint(String text) {
        return paint(FAINT, text);
    }

    private String paint(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
