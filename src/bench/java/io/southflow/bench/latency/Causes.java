package io.southflow.bench.latency;

import io.southflow.calendar.TradingTime;
import io.southflow.schema.Alert;
import io.southflow.schema.NetInflow;
import io.southflow.wire.Words;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Finds the event that caused a result. */
final class Causes {
    private static final int MINUTE = 60;

    private final Schedule schedule;
    private final Prices prices;
    private final Expected expected;
    private final Deserializer<?> values;

    Causes(Schedule schedule, Prices prices, Expected expected, Deserializer<?> values) {
        this.schedule = schedule;
        this.prices = prices;
        this.expected = expected;
        this.values = values;
    }

    /** The event, or {@link Expected#NONE}. */
    int of(Kind kind, ConsumerRecord<byte[], byte[]> record) {
        return switch (kind) {
            case ECHO -> Encoded.eventOf(record.headers());
            case NET_INFLOW -> of((NetInflow) values.deserialize(record.topic(), record.value()));
            case ALERT -> of((Alert) values.deserialize(record.topic(), record.value()));
        };
    }

    private int of(NetInflow result) {
        int second = second(result.getAsOf());
        return second % MINUTE == 0
                ? expected.causeOfNetInflow(Schedule.stock(result.getSymbol()), second / MINUTE)
                : Expected.NONE;
    }

    private int of(Alert alert) {
        int second = second(alert.getEventTime());
        String state = prices.isOverbought(second) ? "RAISED" : "CLEARED";
        return Words.rule(alert).equals("OVERBOUGHT") && Words.state(alert).equals(state)
                ? expected.causeOfAlert(Schedule.stock(alert.getSymbol()), second)
                : Expected.NONE;
    }

    private int second(Instant moment) {
        int second = TradingTime.secondOf(moment.toEpochMilli());
        if (second >= schedule.tradingSeconds()) {
            throw new IllegalStateException("a result as of " + moment);
        }
        return second;
    }
}
