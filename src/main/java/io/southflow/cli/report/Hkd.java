package io.southflow.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they are shown: thousandths as decimals, in plain notation, and money with its sign before the currency. */
public final class Hkd {
    private static final BigDecimal LEAST_IN_BILLIONS = BigDecimal.valueOf(100_000_000);
    private static final int BILLION = 9;
    private static final int MILLION = 6;

    private Hkd() {}

    /** {@code -HK$0.994bn}: to the million. */
    public static String billions(BigDecimal hkd) {
        return scaled(hkd, BILLION, "bn");
    }

    /** {@code -HK$5.250m}: to the thousand. */
    static String millions(BigDecimal hkd) {
        return scaled(hkd, MILLION, "m");
    }

    /** {@code HK$22.623bn}, or {@code -HK$5.250m} where billions would show too little of it. */
    static String shown(BigDecimal hkd) {
        return isForBillions(hkd) ? billions(hkd) : millions(hkd);
    }

    /** Whether an amount is large enough to be shown in billions, which is HK$0.1bn. */
    static boolean isForBillions(BigDecimal hkd) {
        return hkd.abs().compareTo(LEAST_IN_BILLIONS) >= 0;
    }

    /** Thousandths of a dollar (or of a point) as dollars with at most three decimals, exactly. */
    static BigDecimal ofMilli(long milli) {
        return plain(BigDecimal.valueOf(milli, 3));
    }

    /** A number of evidence: money with at most three decimals, anything else with at most six. */
    static BigDecimal of(double value, String unit) {
        return plain(BigDecimal.valueOf(value).setScale(unit.equals("HKD") ? 3 : 6, RoundingMode.HALF_EVEN));
    }

    /** Without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String scaled(BigDecimal hkd, int power, String unit) {
        BigDecimal rounded = hkd.abs().movePointLeft(power).setScale(3, RoundingMode.HALF_EVEN);
        boolean minus = hkd.signum() < 0 && rounded.signum() != 0;
        return (minus ? "-HK$" : "HK$") + String.format(Locale.ROOT, "%,.3f", rounded) + unit;
    }
}
