package io.southflow.cli.report;

import io.southflow.cli.terminal.Paint;
import io.southflow.schema.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One row of the table of flows, at most 120 columns wide. Amounts in thousandths of a dollar.
 *
 * @param who the channel, or code and name of the stock
 * @param note what one has to know of figures that are not all that the table promises; up to 12 letters
 */
record FlowRow(String who, long netMilli, long buyMilli, long sellMilli, Instant asOf, Basis basis, String note) {
    static final Comparator<FlowRow> LARGEST_NET_FIRST =
            Comparator.comparingLong(FlowRow::netMilli).reversed().thenComparing(FlowRow::who);

    static final String HEAD = begin("") + amount("net") + end("bought", "sold", "as of (Hong Kong)", "basis", "");

    private static final int WHO = 24;

    /** What all amounts of a table are shown in, so that they can be compared at a glance. */
    enum Unit {
        BILLIONS,
        MILLIONS;

        /** Billions, unless nothing is large enough for them. */
        static Unit of(List<FlowRow> rows) {
            return rows.stream()
                            .mapToLong(row -> Math.max(row.buyMilli, row.sellMilli))
                            .mapToObj(Hkd::ofMilli)
                            .anyMatch(Hkd::isForBillions)
                    ? BILLIONS
                    : MILLIONS;
        }

        private String show(long milli) {
            BigDecimal hkd = Hkd.ofMilli(milli);
            return this == BILLIONS ? Hkd.billions(hkd) : Hkd.millions(hkd);
        }
    }

    String line(Unit unit, Paint paint) {
        return begin(who)
                + paint.signed(Hkd.ofMilli(netMilli), amount(unit.show(netMilli)))
                + end(unit.show(buyMilli), unit.show(sellMilli), HongKongTime.clock(asOf), basis.name(), note);
    }

    private static String begin(String who) {
        return String.format(Locale.ROOT, "%-24s ", Cut.to(WHO, who));
    }

    private static String amount(String text) {
        return String.format(Locale.ROOT, "%15s", text);
    }

    private static String end(String bought, String sold, String asOf, String basis, String note) {
        return String.format(Locale.ROOT, " %15s %15s  %-19s  %-9s  %s", bought, sold, asOf, basis, note)
                .stripTrailing();
    }
}
