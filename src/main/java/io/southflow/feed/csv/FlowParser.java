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
    @Override
    public FeedEvent parse(CsvRow row) throws CsvRefusal {
        FlowPeriod period = row.choice("period", FlowPeriod.class, FlowPeriod.INCREMENT);
        long time = period == FlowPeriod.INCREMENT ? row.millis("time") : row.millisOrDay("time");
        String symbol = row.symbol();
        SouthboundFlow flow = new SouthboundFlow(
                symbol,
                row.choice("channel", Channel.class),
                Instant.ofEpochMilli(time),
                amount(row, "buy", 1),
                amount(row, "sell", -1),
                period,
                row.basis(Basis.ESTIMATED),
                row.source(),
                row.sequence());
        return new FeedEvent(topic, symbol, flow, time, period == FlowPeriod.INCREMENT);
    }

    /** Where a net is all that is known, it counts as bought, or when it is negative as sold. */
    private static long amount(CsvRow row, String column, int sign) throws CsvRefusal {
        if (!row.header().has(CsvRow.NET)) {
            return row.milli(column, 0, CsvRange.MAX_AMOUNT_MILLI);
        }
        long net = row.milli(CsvRow.NET, -CsvRange.MAX_AMOUNT_MILLI, CsvRange.MAX_AMOUNT_MILLI);
        return Math.max(0, sign * net);
    }
}
