package io.southflow.bench.growth;

import io.southflow.analytics.unit.Window;
import io.southflow.bench.Options;
import io.southflow.bench.check.Oracle;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.bench.load.FlowLoad;
import io.southflow.bench.load.History;
import io.southflow.bench.load.LoadWriter;
import io.southflow.bench.load.Morning;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.NetInflow;
import io.southflow.wire.Topics;
import java.util.List;

/**
 * A load that lies in Kafka, and what is right about it.
 *
 * @param symbols of its stocks
 */
record Load(Shape shape, Installation installation, List<String> symbols, Oracle oracle) {
    static Load write(Options options, Shape shape, Installation broker) throws Exception {
        Installation installation = broker.withPartitions(shape.partitions());
        new InstalledTopics(installation, shape.prefix()).create();
        FlowLoad load = new FlowLoad(options.seed(), options.records(), shape.stocks(), shape.trading());
        Oracle oracle = new Oracle(load.symbols());
        String topic = new Topics(shape.prefix()).flows().name();
        long begin = System.nanoTime();
        try (LoadWriter writer = new LoadWriter(installation.settings(shape.prefix()))) {
            new History(options.seed(), shape.history()).flows(load.symbols(), flow -> writer.write(topic, flow));
            load.forEach(flow -> {
                oracle.take(flow);
                writer.write(topic, flow);
            });
            writer.flush();
        }
        System.out.printf("load: %s written in %.1f s%n", shape, (System.nanoTime() - begin) / 1e9);
        return new Load(shape, installation, load.symbols(), oracle);
    }

    /** Whether a result is of the load's day. */
    boolean isChecked(NetInflow result) {
        return Morning.secondOf(result.getAsOf()) >= 0;
    }

    /** What a window holds of the sessions of the history. */
    long earlier(String window) {
        Window known = Window.of(window);
        if (known.isTradingTime()) {
            return 0;
        }
        TradingCalendar calendar = TradingCalendar.hongKong();
        int today = TradingTime.dayOf(Morning.at(0).toEpochMilli());
        int sessions = calendar.southboundDays(known.start(today, calendar), today) - 1;
        return Math.min(shape.history(), sessions) * History.SESSION_NET_MILLI_HKD;
    }
}
