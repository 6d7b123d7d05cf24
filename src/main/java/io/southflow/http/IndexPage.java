package io.southflow.http;

import io.southflow.analytics.unit.StockFigures;
import io.southflow.metrics.MarketFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page at {@code /}, for a person who opens the port in a browser: version, health, event time, market totals. */
final class IndexPage {
    private static final DateTimeFormatter HONG_KONG =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Hong_Kong"));
    private static final int BILLIONS_OF_MILLI = 12;
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem}"
                    + "table{border-collapse:collapse}th,td{padding:.2rem 1.2rem .2rem 0;text-align:right}"
                    + "th:first-child,td:first-child{text-align:left}small,.note{color:#555}";
    private static final String LINKS =
            """
            <ul><li><a href="/metrics">/metrics</a> for Prometheus, and through it Grafana
            <li><a href="/healthz">/healthz</a> 200 while the application lives
            <li><a href="/readyz">/readyz</a> 200 while its figures are current</ul>
            """;

    private IndexPage() {}

    /**
     * @param windows their labels, shortest first
     * @param market null when this instance makes none
     * @param trouble why the figures are not current; empty when they are
     */
    static String of(List<String> windows, MarketFigures market, Optional<String> trouble) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Southflow</title><style>" + STYLE
                + "</style>\n<h1>Southflow <small>" + version() + "</small></h1>\n<p>"
                + trouble.map(reason -> "Not ready: " + escape(reason)).orElse("Running.") + "</p>\n"
                + (market == null ? "<p>No market figures here, or not yet.</p>\n" : figures(windows, market)) + LINKS
                + "</html>\n";
    }

    private static String figures(List<String> windows, MarketFigures market) {
        StringBuilder table = new StringBuilder();
        table.append("<p>Southbound net inflow in billions of HKD, as of ")
                .append(HONG_KONG.format(Instant.ofEpochMilli(market.asOfMillis())))
                .append(" Hong Kong time <span class=\"note\">(event time)</span></p>\n")
                .append("<table><tr><th>window<th>Shanghai<th>Shenzhen<th>both\n");
        for (int w = 0; w < windows.size(); w++) {
            table.append("<tr><td>")
                    .append(windows.get(w))
                    .append(cell(market.shanghaiNetMilli()[w]))
                    .append(cell(market.shenzhenNetMilli()[w]))
                    .append(cell(market.allNetMilli()[w]))
                    .append('\n');
        }
        return table.append("</table>\n").toString();
    }

    private static String cell(long milli) {
        return "<td>"
                + (milli == StockFigures.UNKNOWN
                        ? "–"
                        : BigDecimal.valueOf(milli, BILLIONS_OF_MILLI)
                                .setScale(3, RoundingMode.HALF_EVEN)
                                .toPlainString());
    }

    private static String version() {
        String version = IndexPage.class.getPackage().getImplementationVersion();
        return version == null ? "" : escape(version);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
