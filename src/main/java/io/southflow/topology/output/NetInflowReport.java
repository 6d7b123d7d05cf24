package io.southflow.topology.output;

import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.WindowSums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingTime;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.NetInflowWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;

/** What the windows of a stock hold, as a payload. */
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

    /** As of a trading second of a day. */
    public byte[] make(byte[] symbol, FlowBook book, int day, int second) {
        book.read(day, second, sums);
        writer.begin(symbol, TradingTime.millisOf(day, second), day, labels.length);
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
