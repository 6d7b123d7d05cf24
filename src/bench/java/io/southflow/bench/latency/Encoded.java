package io.southflow.bench.latency;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** The schedule's events, encoded before the first is due: encoding must not hold up the sending. */
final class Encoded {
    /** Header with the number of the event, by which one that comes back is known. */
    private static final String EVENT = "event";

    private static final String SOURCE = "bench";
    private static final long MOST_MILLI_HKD = 2_000_000_000L;
    private static final long SHARES = 100;

    private final String flows = Assignment.TOPICS.flows().name();
    private final String ticks = Assignment.TOPICS.ticks().name();
    private final Schedule schedule;
    private final Prices prices;
    private final byte[][] keys;
    private final byte[][] values;
    /** By stock: a number for each channel, and one for ticks. */
    private final long[][] nextSequences;

    private final SplittableRandom random;

    Encoded(Schedule schedule, Prices prices, long seed, Serializer<SpecificRecord> serializer) {
        this.schedule = schedule;
        this.prices = prices;
        random = new SplittableRandom(seed);
        nextSequences = new long[schedule.stocks()][Channel.values().length + 1];
        keys = new byte[schedule.stocks()][];
        for (int stock = 0; stock < keys.length; stock++) {
            keys[stock] = Schedule.symbol(stock).getBytes(StandardCharsets.UTF_8);
        }
        values = new byte[schedule.events()][];
        for (int event = 0; event < values.length; event++) {
            values[event] = schedule.isFlow(event)
                    ? serializer.serialize(flows, flow(event))
                    : serializer.serialize(ticks, tick(event));
        }
    }

    private SouthboundFlow flow(int event) {
        int stock = schedule.stockOf(event);
        Channel channel = random.nextBoolean() ? Channel.SH : Channel.SZ;
        return new SouthboundFlow(
                Schedule.symbol(stock),
                channel,
                schedule.timeOf(event),
                // Not 0: only money makes a result due.
                1 + random.nextLong(MOST_MILLI_HKD),
                random.nextLong(MOST_MILLI_HKD),
                FlowPeriod.INCREMENT,
                Basis.SIMULATED,
                SOURCE,
                nextSequences[stock][channel.ordinal()]++);
    }

    private Tick tick(int event) {
        int stock = schedule.stockOf(event);
        return new Tick(
                Schedule.symbol(stock),
                schedule.timeOf(event),
                prices.milli(stock, schedule.secondOf(event)),
                SHARES,
                Side.BUY,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                SOURCE,
                nextSequences[stock][Channel.values().length]++);
    }

    ProducerRecord<byte[], byte[]> record(int event) {
        return new ProducerRecord<>(
                schedule.isFlow(event) ? flows : ticks,
                null,
                schedule.timeOf(event).toEpochMilli(),
                keys[schedule.stockOf(event)],
                values[event],
                new RecordHeaders()
                        .add(
                                EVENT,
                                ByteBuffer.allocate(Integer.BYTES).putInt(event).array()));
    }

    /** The number of an event that came back. */
    static int eventOf(Headers headers) {
        return ByteBuffer.wrap(headers.lastHeader(EVENT).value()).getInt();
    }
}
