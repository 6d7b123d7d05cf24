package io.southflow.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.Rank;
import io.southflow.schema.Ranking;
import io.southflow.schema.WindowFlow;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What flows, as one JSON object a record. Money in HKD with at most three decimals, exactly. */
public final class FlowJson {
    private final UnaryOperator<String> names;
    private final Predicate<String> windows;

    /**
     * @param names the name of a symbol
     * @param windows which windows are wanted, by label
     */
    public FlowJson(UnaryOperator<String> names, Predicate<String> windows) {
        this.names = names;
        this.windows = windows;
    }

    public ObjectNode of(NetInflow flow) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("record", "NetInflow");
        node.put("symbol", flow.getSymbol());
        node.put("name", names.apply(flow.getSymbol()));
        node.put("asOf", HongKongTime.iso(flow.getAsOf()));
        node.put("session", flow.getSession().toString());
        ObjectNode all = node.putObject("windows");
        for (WindowFlow window : flow.getWindows()) {
            if (windows.test(window.getWindow())) {
                money(
                                all.putObject(window.getWindow()),
                                window.getBuyMilliHkd(),
                                window.getSellMilliHkd(),
                                window.getNetMilliHkd(),
                                window.getBasis())
                        .put("sessions", window.getSessions())
                        .put("full", window.getFull());
            }
        }
        return node;
    }

    public ObjectNode of(MarketFlow market) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("record", "MarketFlow");
        node.put("asOf", HongKongTime.iso(market.getAsOf()));
        node.put("session", market.getSession().toString());
        node.put("complete", market.getComplete());
        ObjectNode channels = node.putObject("channels");
        for (ChannelFlow total : market.getTotals()) {
            if (windows.test(total.getWindow())) {
                money(
                        channels.withObjectProperty(total.getChannel()).putObject(total.getWindow()),
                        total.getBuyMilliHkd(),
                        total.getSellMilliHkd(),
                        total.getNetMilliHkd(),
                        total.getBasis());
            }
        }
        ObjectNode leaders = node.putObject("leaders");
        ObjectNode laggards = node.putObject("laggards");
        for (Ranking ranking : market.getRankings()) {
            if (windows.test(ranking.getWindow())) {
                ranks(leaders.putArray(ranking.getWindow()), ranking.getLeaders());
                ranks(laggards.putArray(ranking.getWindow()), ranking.getLaggards());
            }
        }
        ObjectNode months = node.putObject("months");
        for (MonthFlow month : market.getMonths()) {
            money(
                    months.putObject(month.getMonth()),
                    month.getBuyMilliHkd(),
                    month.getSellMilliHkd(),
                    month.getNetMilliHkd(),
                    month.getBasis());
        }
        return node;
    }

    private void ranks(ArrayNode array, List<Rank> ranks) {
        for (Rank rank : ranks) {
            array.addObject()
                    .put("symbol", rank.getSymbol())
                    .put("name", names.apply(rank.getSymbol()))
                    .put("net", Hkd.ofMilli(rank.getNetMilliHkd()));
        }
    }

    private static ObjectNode money(ObjectNode node, long buyMilli, long sellMilli, long netMilli, Basis basis) {
        return node.put("buy", Hkd.ofMilli(buyMilli))
                .put("sell", Hkd.ofMilli(sellMilli))
                .put("net", Hkd.ofMilli(netMilli))
                .put("basis", basis.name());
    }
}
