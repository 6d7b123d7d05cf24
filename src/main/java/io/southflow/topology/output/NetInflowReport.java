package io.southflow.topology.output;

import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingTime;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.FlowTracker;
import io.southflow.wire.NetInflowWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;

/** What the windows of a stock hold, as a payload; what it says is what gauges show. */
public final class NetInflowReport {
    private final NetInflowWriter writer;
    private final byte[][] labels;
    private final WindowSums sums;

    public NetInflowReport(MonitorSettings settings, Serializer<Object> serializer) {
        writer = new NetInflowWriter(serializer, settings.topics().netInflows().name());
        Windows windows = settings.windows();
        sums = new WindowSums(windows);
        labels = new byte[windows.size()][];
        for (int w = 0; w < labels.length; w++) {
            labels[w] = windows.get(w).label().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What there is to say as of a trading second of a day; {@link FlowTracker#said} knows it from then on. */
    public byte[] make(FlowTracker flows, int day, int second) {
        readIfOther(flows, day, second);
        return write(flows, day, second);
    }

    /** The same; null when it was said last. */
    public byte[] makeIfOther(FlowTracker flows, int day, int second) {
        return readIfOther(flows, day, second) ? write(flows, day, second) : null;
    }

    private boolean readIfOther(FlowTracker flows, int day, int second) {
        flows.book().read(day, second, sums);
        return flows.said().set(flows.book(), day, second, sums);
    }

    private byte[] write(FlowTracker flows, int day, int second) {
        FlowBook book = flows.book();
        writer.begin(flows.key(), TradingTime.millisOf(day, second), day, labels.length);
        for (int w = 0; w < labels.length; w++) {
            writer.window(
                    labels[w],
                    sums.buy(w),
                    sums.sell(w),
                    book.sessions(w, day),
                    book.isFull(w, day, second),
                    Basis.weakest(sums.basisMask(w)));
        }
        return writer.end();
    }
}
