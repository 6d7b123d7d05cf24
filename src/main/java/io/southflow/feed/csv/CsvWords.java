package io.southflow.feed.csv;

import io.southflow.schema.Channel;
import io.southflow.schema.Side;
import io.southflow.schema.TradeType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words of a few meanings, and vendors' spellings of them where they have one meaning. Numbers of a side have not: 1 is
 * bought at one vendor and sold at another.
 */
final class CsvWords {
    /** A word of ours, then those of vendors, without blanks, hyphens and underscores. */
    private static final Map<Class<?>, Map<String, String>> SPELLINGS = Map.of(
            TradeType.class,
            spellings(
                    "AUTOMATCH AUTOMATCH AUTOMATCHED 0",
                    "AUCTION U 103",
                    "ODD_LOT D 102 ODDLOTS",
                    "OFF_EXCHANGE M X 22 101 NONAUTOMATCH NONAUTOMATCHED INTERNONAUTOMATCH DIRECTOFFEXCHANGE"
                            + " NONDIRECTOFFEXCHANGE OFFEXCHANGETRADE",
                    "LATE P 4 LATETRADE",
                    "INTERNALISED Y 100 INTERNALIZED INTERAUTOMATCH",
                    "OVERSEAS * OVERSEA"),
            Side.class,
            spellings("BUY B 买盘 主动买 主动买入 買盤", "SELL S 卖盘 主动卖 主动卖出 賣盤", "NEUTRAL N 中性 中性盘 中性盤"),
            Channel.class,
            spellings("SH SSE 沪 滬 港股通(沪) 港股通沪 港股通(滬)", "SZ SZSE 深 港股通(深) 港股通深"));

    private CsvWords() {}

    private static Map<String, String> spellings(String... lines) {
        Map<String, String> spellings = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            for (String word : words) {
                spellings.put(bare(word), words[0]);
            }
        }
        return spellings;
    }

    static <E extends Enum<E>> E of(String column, String text, Class<E> type) throws CsvRefusal {
        String word = bare(text);
        String ours = SPELLINGS.getOrDefault(type, Map.of()).get(word);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(ours) || bare(constant.name()).equals(word)) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is none of " + names);
    }

    private static String bare(String word) {
        return word.length() > 40 ? word : word.toUpperCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
