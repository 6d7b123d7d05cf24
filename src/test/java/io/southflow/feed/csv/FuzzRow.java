package io.southflow.feed.csv;

import io.southflow.schema.ActionType;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A good row of a kind: its cells by column, and what it must be read as.
 */
record FuzzRow(Map<String, String> cells, SpecificRecord expected) {
    /** A Tuesday on which everything trades. */
    private static final LocalDate DAY = LocalDate.of(2025, 2, 18);

    private static final Instant OPEN = Instant.parse("2025-02-18T01:30:00Z");
    private static final long MOST_MILLI = 1_000_000_000_000_000L;

    /** @param constantSymbol what the file says of all its rows, or null */
    static FuzzRow of(CsvKind kind, Random random, boolean loose, String constantSymbol) {
        boolean index = (kind == CsvKind.TICKS || kind == CsvKind.DAILY_BARS) && random.nextInt(5) == 0;
        String symbol = constantSymbol != null
                ? constantSymbol
                : index ? "HSTECH" : String.format("%05d", 1 + random.nextInt(99_999));
        Maker maker = new Maker(random, new FuzzSpelling(random, loose), symbol);
        maker.cells.put("symbol", maker.spelling.symbol(symbol));
        return new FuzzRow(maker.cells, maker.make(kind));
    }

    private record Maker(Random random, FuzzSpelling spelling, String symbol, Map<String, String> cells) {
        Maker(Random random, FuzzSpelling spelling, String symbol) {
            this(random, spelling, symbol, new HashMap<>());
        }

        SpecificRecord make(CsvKind kind) {
            return switch (kind) {
                case FLOWS -> flow();
                case TICKS -> tick();
                case SHORT_SALES -> shortSale();
                case DAILY_BARS -> bar();
                case CORPORATE_ACTIONS -> action();
            };
        }

        private SpecificRecord flow() {
            return new SouthboundFlow(
                    symbol,
                    word("channel", Channel.values()),
                    time("time"),
                    milli("buy", MOST_MILLI),
                    milli("sell", MOST_MILLI),
                    FlowPeriod.INCREMENT,
                    word("basis", Basis.values()),
                    source(),
                    sequence());
        }

        private SpecificRecord tick() {
            boolean index = Character.isLetter(symbol.charAt(0));
            TradeType type = index ? TradeType.INDEX : TradeType.AUCTION;
            cells.put("type", spelling.word(type));
            long volume = random.nextInt(1_000_000);
            cells.put("volume", spelling.whole(index ? 0 : volume));
            return new Tick(
                    symbol,
                    time("time"),
                    milli("price", 10_000_000_000L),
                    index ? 0 : volume,
                    word("side", Side.values()),
                    type,
                    false,
                    word("basis", Basis.values()),
                    source(),
                    sequence());
        }

        private SpecificRecord shortSale() {
            return new ShortSale(
                    symbol,
                    date("date"),
                    word("session", ReportSession.values()),
                    whole("shares"),
                    milli("turnover", MOST_MILLI),
                    "HKD",
                    time("published_at"),
                    word("basis", Basis.values()),
                    source());
        }

        private SpecificRecord bar() {
            long low = 1 + random.nextInt(1_000_000);
            cells.put("low", spelling.milli(low));
            long high = low + random.nextInt(1_000);
            cells.put("high", spelling.milli(high));
            cells.put("open", spelling.milli(low));
            cells.put("close", spelling.milli(high));
            return new DailyBar(
                    symbol,
                    date("date"),
                    low,
                    high,
                    low,
                    high,
                    whole("volume"),
                    milli("turnover", MOST_MILLI),
                    word("basis", Basis.values()),
                    source(),
                    false,
                    true,
                    true);
        }

        private SpecificRecord action() {
            int factor = 2 + random.nextInt(9);
            cells.put("type", spelling.word(ActionType.SPLIT));
            cells.put("new_shares", Integer.toString(factor));
            cells.put("old_shares", "1");
            return new CorporateAction(
                    symbol,
                    date("ex_date"),
                    ActionType.SPLIT,
                    (long) factor,
                    1L,
                    false,
                    word("basis", Basis.values()),
                    source());
        }

        private Instant time(String column) {
            Instant time = OPEN.plusMillis(random.nextInt(19_800_000));
            cells.put(column, spelling.time(time));
            return time;
        }

        private LocalDate date(String column) {
            cells.put(column, spelling.date(DAY));
            return DAY;
        }

        private long milli(String column, long most) {
            long milli = 1 + random.nextLong(most) >> random.nextInt(30);
            milli = Math.max(1, milli);
            cells.put(column, spelling.milli(milli));
            return milli;
        }

        private long whole(String column) {
            long number = random.nextLong(1_000_000_000_000L) >> random.nextInt(30);
            cells.put(column, spelling.whole(number));
            return number;
        }

        private <E extends Enum<E>> E word(String column, E[] words) {
            E word = words[random.nextInt(words.length)];
            cells.put(column, spelling.word(word));
            return word;
        }

        private String source() {
            String source = random.nextBoolean() ? "desk" : "行情";
            cells.put("source", source);
            return source;
        }

        private long sequence() {
            long sequence = random.nextLong() >>> 1;
            cells.put("sequence", Long.toString(sequence));
            return sequence;
        }
    }
}
