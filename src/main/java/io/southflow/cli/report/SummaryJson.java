package io.southflow.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.analytics.unit.Window;
import io.southflow.schema.Alert;
import io.southflow.schema.EventCounts;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Rank;
import io.southflow.schema.ShortSale;
import io.southflow.wire.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The summary of a run as one JSON object. Money in HKD with at most three decimals. */
public final class SummaryJson {
    private final MarketFlow market;
    private final Results results;
    private final UnaryOperator<String> names;

    private SummaryJson(Results results, UnaryOperator<String> names) {
        this.market = results.market();
        this.results = results;
        this.names = names;
    }

    /** @param names the name of a symbol, empty when it has none */
    public static ObjectNode of(Results results, UnaryOperator<String> names) {
        return new SummaryJson(results, names).build();
    }

    /** Adds to the events why those that were rejected were, and how many for each reason. */
    public static void addReasons(ObjectNode summary, Map<String, Long> reasons) {
        ObjectNode node = summary.withObject("/events").putObject("reasons");
        reasons.forEach(node::put);
    }

    private ObjectNode build() {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("asOf", HongKongTime.iso(market.getAsOf()));
        southbound(summary.putObject("southbound"));
        leaders(summary.putArray("leaders"));
        ArrayNode alerts = summary.putArray("alerts");
        results.alerts().forEach(alert -> alerts.add(AlertReport.transition(alert)));
        indices(summary.putArray("indices"));
        highs(summary.putArray("highs"));
        ArrayNode shortSales = summary.putArray("shortSales");
        for (ShortSale sale : results.shortSales()) {
            shortSales
                    .addObject()
                    .put("symbol", sale.getSymbol())
                    .put("date", sale.getTradeDate().toString())
                    .put("shares", sale.getShares());
        }
        if (market.getRecord() == null) {
            summary.putNull("record");
        } else {
            summary.putObject("record")
                    .put("month", market.getRecord().getMonth())
                    .put("highestInMonths", market.getRecord().getHighestInMonths());
        }
        events(summary.putObject("events"), market.getEvents());
        counts(summary.putObject("alertCounts"));
        return summary;
    }

    private void southbound(ObjectNode node) {
        node.put("day", MarketFigures.net(market, Window.DAY));
        ObjectNode months = node.putObject("months");
        String year = HongKongTime.year(market.getAsOf()) + "-";
        for (MonthFlow month : market.getMonths()) {
            if (month.getMonth().startsWith(year)) {
                months.put(month.getMonth(), Hkd.ofMilli(month.getNetMilliHkd()));
            }
        }
        node.put("year", MarketFigures.net(market, Window.YEAR));
    }

    private void leaders(ArrayNode leaders) {
        for (Rank rank : MarketFigures.leaders(market, Window.D20)) {
            leaders.addObject()
                    .put("symbol", rank.getSymbol())
                    .put("name", names.apply(rank.getSymbol()))
                    .put("net", Hkd.ofMilli(rank.getNetMilliHkd()));
        }
    }

    private void indices(ArrayNode indices) {
        for (IndexLevel index : market.getIndices()) {
            BigDecimal last = Hkd.ofMilli(index.getLastMilli());
            BigDecimal low = Hkd.ofMilli(index.getLowMilli());
            indices.addObject()
                    .put("symbol", index.getSymbol())
                    .put("low", low)
                    .put("lowDate", index.getLowDate().toString())
                    .put("last", last)
                    .put("riseFromLow", Hkd.plain(last.subtract(low).divide(low, 6, RoundingMode.DOWN)));
        }
    }

    private void highs(ArrayNode highs) {
        for (PriceHigh high : market.getHighs()) {
            highs.addObject()
                    .put("symbol", high.getSymbol())
                    .put("price", Hkd.ofMilli(high.getPriceMilli()))
                    .put("since", MarketFigures.since(high).toString());
        }
    }

    /** An alert is an episode of one or more transitions; it is active until one of them clears it. */
    private void counts(ObjectNode node) {
        Set<String> alerts = new HashSet<>();
        Set<String> cleared = new HashSet<>();
        for (Alert alert : results.alerts()) {
            alerts.add(alert.getId());
            if (Words.state(alert).equals("CLEARED")) {
                cleared.add(alert.getId());
            }
        }
        node.put("alerts", alerts.size())
                .put("transitions", results.alerts().size())
                .put("active", alerts.size() - cleared.size());
    }

    private static void events(ObjectNode node, EventCounts counts) {
        node.put("read", counts.getRead())
                .put("duplicate", counts.getDuplicate())
                .put("late", counts.getLate())
                .put("rejected", counts.getRejected());
    }
}
