package io.southflow.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as they are shown: thousandths as decimals, in plain notation. */
final class Hkd {
    private Hkd() {}

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
}
