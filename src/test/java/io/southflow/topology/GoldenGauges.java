package io.southflow.topology;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.topology.api.MonitorListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What gauges show, a line each: the symbol, the figure's name and its value. Those of rules have their metric's name. */
final class GoldenGauges implements MonitorListener {
    static final String ACTIVE = "active";

    /** By symbol; active alerts under {@link #ACTIVE}. */
    private final Map<String, List<String>> lines = new TreeMap<>();

    private final Rules rules;

    GoldenGauges(Rules rules) {
        this.rules = rules;
    }

    List<String> lines() {
        return lines.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public boolean stock(int task, StockFigures stock) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("last", stock.lastMilli());
        figures.put("rsi", stock.rsi());
        figures.put("percentB", stock.percentB());
        figures.put("shortShares", stock.shortShares());
        for (int i = 0; i < rules.gauges().size(); i++) {
            figures.put(rules.gauges().get(i).metric(), stock.ruleGauges()[i]);
        }
        figures.put("nets", Arrays.toString(stock.netMilliByWindow()));
        figures.put("buyDay", stock.buyDayMilli());
        figures.put("sellDay", stock.sellDayMilli());
        List<String> told = new ArrayList<>();
        figures.forEach((name, value) -> told.add(line(stock.symbol(), name, value)));
        lines.put(stock.symbol(), told);
        return true;
    }

    /** Only what is not 0: then a rule, or a severity, that came later changes nothing. */
    @Override
    public void activeAlerts(int task, int[][] active) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < rules.all().size(); i++) {
            for (Severity severity : Severity.values()) {
                int count = active[i][severity.ordinal()];
                if (count > 0) {
                    told.add(line(ACTIVE, rules.ids().get(i) + " " + severity, count));
                }
            }
        }
        lines.put(ACTIVE, told);
    }

    private static String line(String of, String name, Object value) {
        return GoldenFile.line(GoldenFile.GAUGE, of, name, value);
    }
}
