package io.southflow.feed.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command that would take a file whose header is not the kind's own. */
final class CsvAdvice {
    /** Names that vendors have for our columns, beside those of the ready-made formats. */
    private static final Map<String, String> VENDORS = Map.ofEntries(
            Map.entry("time", "datetime|timestamp|date|时间|時間|日期|成交时间|trade_time|trade_date"),
            Map.entry("date", "trade_date|datetime|日期|交易日期|time|timestamp"),
            Map.entry("symbol", "code|代码|代碼|股票代码|证券代码|股份代號|ticker|ts_code|stock_code|stock"),
            Map.entry("channel", "market|通道|市场|exchange"),
            Map.entry("buy", "买入|买入额|买入成交额|買入|buy_turnover|buy_amount|buy_amt"),
            Map.entry("sell", "卖出|卖出额|卖出成交额|賣出|sell_turnover|sell_amount|sell_amt"),
            Map.entry("net", "net_buy|net_inflow|净流入|净买额|当日成交净买额|淨流入|net_amount|net_deal_amt"),
            Map.entry("price", "成交价|成交價|现价|last|last_price|价格"),
            Map.entry("volume", "vol|成交量|qty|quantity|size|数量|股数"),
            Map.entry("turnover", "amount|成交额|成交金額|value"),
            Map.entry("side", "dir|direction|方向|性质|ticker_direction"),
            Map.entry("sequence", "seq|序号"),
            Map.entry("shares", "卖空股数|short_volume|(sh)"),
            Map.entry("open", "开盘|開市|开盘价"),
            Map.entry("high", "最高|最高价|高"),
            Map.entry("low", "最低|最低价|低"),
            Map.entry("close", "收盘|收市|收盘价|price|last"));

    private final CsvKind kind;
    private final CsvForm form;
    private final List<String> names;
    private final List<String> written;
    private final List<String> missing;

    CsvAdvice(CsvKind kind, CsvForm form, List<String> names, List<String> written, List<String> missing) {
        this.kind = kind;
        this.form = form;
        this.names = names;
        this.written = written;
        this.missing = missing;
    }

    String command(String file) {
        List<String> words = new ArrayList<>(List.of("southflow produce", kind.label()));
        words.addAll(form.said());
        CsvFormat looks = form.isVendors() ? null : CsvFormat.ofHeader(kind, new HashSet<>(names));
        boolean needsSymbol = missing.contains("symbol");
        if (looks != null) {
            words.add("--format " + looks.label());
        } else {
            Map<String, String> map = map();
            needsSymbol &= !map.containsKey("symbol");
            if (!map.isEmpty()) {
                words.add("--map " + CsvFormReader.quoted(CsvFormReader.joined(map)));
            } else if (missing.isEmpty() && !form.isVendors() && !form.ignoreUnknown()) {
                words.add("--ignore-unknown");
            }
        }
        if (needsSymbol) {
            words.add("--symbol CODE");
        }
        words.add(CsvFormReader.quoted(file));
        return String.join(" ", words);
    }

    /** What is missing, with the names that the file seems to have for it. */
    private Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        if (missing.contains("buy") && missing.contains("sell")) {
            String net = found(CsvRow.NET, taken);
            if (net != null) {
                map.put(CsvRow.NET, net);
            }
        }
        for (String column : missing) {
            String name = found(column, taken);
            boolean ofNet = map.containsKey(CsvRow.NET) && (column.equals("buy") || column.equals("sell"));
            if (name != null) {
                map.put(column, name);
            } else if (!ofNet && !column.equals("symbol")) {
                map.put(column, kind.mayBeUnknown(column) ? "" : "…");
            }
        }
        return map;
    }

    private String found(String column, Set<String> taken) {
        for (String name : candidates(column)) {
            int index = names.indexOf(name);
            if (index >= 0 && !kind.columns().contains(name) && taken.add(name)) {
                return written.get(index);
            }
        }
        return null;
    }

    private static List<String> candidates(String column) {
        List<String> candidates =
                new ArrayList<>(List.of(VENDORS.getOrDefault(column, "").split("\\|")));
        for (CsvFormat format : CsvFormat.values()) {
            candidates.addAll(format.columns().getOrDefault(column, List.of()));
        }
        return candidates;
    }
}
