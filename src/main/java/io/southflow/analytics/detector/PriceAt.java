package io.southflow.analytics.detector;

import io.southflow.analytics.statistic.Indicators;

/** The last price of a second that saw a trade. */
public final class PriceAt extends Moment implements Point {
    /** Sessions behind an RSI before a rule may speak of it, or anyone show it: that of fewer says little. */
    public static final Threshold WARM_UP = new Threshold(
            "rsi.warm-up",
            Threshold.Kind.WHOLE,
            15,
            250,
            "140",
            "Daily bars an RSI needs before its detectors may speak.");

    private long priceMilli;
    private Indicators indicators;
    /** RSI at the price, once it is asked for: several rules ask. */
    private double rsi;

    private boolean isRsiKnown;

    /** Becomes another point. */
    public PriceAt set(int day, int second, long newPriceMilli, Indicators newIndicators) {
        move(day, second);
        priceMilli = newPriceMilli;
        indicators = newIndicators;
        isRsiKnown = false;
        return this;
    }

    /** Thousandths of a Hong Kong dollar; an index: of a point. */
    public long priceMilli() {
        return priceMilli;
    }

    /** Closed sessions behind {@link #rsi} and {@link #percentB}; 0 when there are too few for either. */
    public int sessions() {
        return indicators.sessions();
    }

    /** RSI-14 with today at the price, 0 to 100; NaN when too few sessions are known. */
    public double rsi() {
        if (!isRsiKnown) {
            rsi = indicators.rsi(priceMilli);
            isRsiKnown = true;
        }
        return rsi;
    }

    /** Bollinger's %b with today at the price; NaN when too few sessions are known. */
    public double percentB() {
        return indicators.percentB(priceMilli);
    }
}
