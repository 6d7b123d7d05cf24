package io.southflow.check;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/** What may come as a symbol: any code of 5 digits, and names that are known beforehand, with their time zones. */
final class Symbols {
    private static final int LONGEST = 16;
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    /** Symbol of the whole market. */
    private static final String MARKET = "SOUTHBOUND";

    private static final byte[] MARKET_BYTES = MARKET.getBytes(StandardCharsets.UTF_8);

    private final Map<String, ZoneId> indices;

    Symbols(Map<String, ZoneId> indices) {
        this.indices = Map.copyOf(indices);
    }

    static boolean isMarket(byte[] symbol) {
        return Arrays.equals(symbol, MARKET_BYTES);
    }

    boolean isAbroad(String symbol) {
        return !HONG_KONG.equals(indices.getOrDefault(symbol, HONG_KONG));
    }

    /** A stock or the whole market: no index has southbound money. */
    static void checkOfFlow(byte[] symbol) throws Rejection {
        if (!isCode(symbol) && !isMarket(symbol)) {
            throw unknown(name(symbol) + " has no flows: they are of a stock, by its 5 digits, or of the whole market"
                    + " as " + MARKET);
        }
    }

    /** A stock or an index that trades when Hong Kong does. */
    void checkOfHongKong(byte[] symbol) throws Rejection {
        if (!isCode(symbol)) {
            String name = name(symbol);
            ZoneId zone = zoneOf(name);
            if (!zone.equals(HONG_KONG)) {
                throw unknown(
                        name + " is an index of " + zone + ": daily bars are all that is taken of another market's");
            }
        }
    }

    /**
     * Any stock or index.
     *
     * @return the time zone of another market's index, else null
     */
    ZoneId checkOfBar(byte[] symbol) throws Rejection {
        if (isCode(symbol)) {
            return null;
        }
        ZoneId zone = zoneOf(name(symbol));
        return zone.equals(HONG_KONG) ? null : zone;
    }

    private ZoneId zoneOf(String name) throws Rejection {
        ZoneId zone = indices.get(name);
        if (zone == null) {
            throw unknown(name + " is no index in the list of securities; add it to the file of southflow.securities");
        }
        return zone;
    }

    private static Rejection unknown(String detail) {
        return new Rejection(RejectReason.UNKNOWN_SYMBOL, "symbol", detail);
    }

    static boolean isCode(byte[] symbol) {
        boolean isCode = symbol.length == 5;
        for (byte c : symbol) {
            isCode &= c >= '0' && c <= '9';
        }
        return isCode;
    }

    /** The name that the bytes are if they are one of an index. */
    private static String name(byte[] symbol) throws Rejection {
        boolean isName = symbol.length > 1 && symbol.length <= LONGEST && symbol[0] >= 'A' && symbol[0] <= 'Z';
        for (byte c : symbol) {
            isName &= c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
        }
        if (!isName) {
            throw Ranges.outOfRange("symbol", "expected 5 digits or the name of an index");
        }
        return new String(symbol, StandardCharsets.UTF_8);
    }
}
