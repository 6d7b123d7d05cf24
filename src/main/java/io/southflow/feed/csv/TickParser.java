package io.southflow.feed.csv;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.Side;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.wire.Topic;
import java.time.Instant;

/** Rows of time,symbol,price,volume[,side][,type][,cancel][,basis][,source][,sequence]. */
record TickParser(Topic<Tick> topic) implements CsvRowParser {
    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        long time = row.millis("time");
        String symbol = row.symbol();
        boolean index = Character.isLetter(symbol.charAt(0));
        long price = row.milli("price", 0, CsvRange.MAX_PRICE_MILLI);
        long volume = row.whole("volume", CsvRange.MAX_SHARES);
        TradeType type = row.choice("type", TradeType.class, index ? TradeType.INDEX : TradeType.AUTOMATCH);
        boolean cancel = row.flag("cancel");
        if (index != (type == TradeType.INDEX)) {
            throw CsvRefusal.of("type", "INDEX and the name of an index go together only");
        }
        if (index && volume != 0) {
            throw CsvRefusal.of("volume", "an index has the volume 0");
        }
        if (price == 0 && volume != 0) {
            throw CsvRefusal.of("price", "0 is for a heartbeat only, with volume 0");
        }
        if (cancel && !row.has("sequence")) {
            throw CsvRefusal.of("sequence", "a cancellation needs the sequence of its trade");
        }
        Tick tick = new Tick(
                symbol,
                Instant.ofEpochMilli(time),
                price,
                volume,
                row.choice("side", Side.class, Side.NEUTRAL),
                type,
                cancel,
                row.basis(Basis.REPORTED),
                row.source(),
                row.sequence());
        return new FeedEvent(topic, symbol, tick, time, true);
    }
}
