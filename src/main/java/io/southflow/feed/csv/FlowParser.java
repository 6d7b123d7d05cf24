package io.southflow.feed.csv;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.Topic;
import java.time.Instant;

/** Rows of time,symbol,channel,buy,sell[,period][,basis][,source][,sequence]. */
record FlowParser(Topic<SouthboundFlow> topic) implements CsvRowParser {
    /** The symbol of the whole market, under which the history of months comes. */
    private static final String MARKET = "SOUTHBOUND";

    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        long time = row.millis("time");
        String symbol = row.symbol();
        FlowPeriod period = row.choice("period", FlowPeriod.class, FlowPeriod.INCREMENT);
        if (symbol.equals(MARKET) != (period == FlowPeriod.MONTH)) {
            throw CsvRefusal.of("period", "MONTH and the symbol " + MARKET + " go together only");
        }
        SouthboundFlow flow = new SouthboundFlow(
                symbol,
                row.choice("channel", Channel.class),
                Instant.ofEpochMilli(time),
                row.milli("buy", 0, CsvRange.MAX_AMOUNT_MILLI),
                row.milli("sell", 0, CsvRange.MAX_AMOUNT_MILLI),
                period,
                row.basis(Basis.ESTIMATED),
                row.source(),
                row.sequence());
        return new FeedEvent(topic, symbol, flow, time, period == FlowPeriod.INCREMENT);
    }
}
