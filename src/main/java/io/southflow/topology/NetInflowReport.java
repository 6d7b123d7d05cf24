package io.southflow.topology;

import io.southflow.analytics.Basis;
import io.southflow.analytics.FlowBook;
import io.southflow.analytics.Money;
import io.southflow.analytics.Window;
import io.southflow.calendar.TradingTime;
import io.southflow.wire.NetInflowWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;

/** What the windows of a stock hold, as a payload. */
final class NetInflowReport {
    private static final Window[] WINDOWS = Window.values();

    private final NetInflowWriter writer;
    private final byte[][] labels = new byte[WINDOWS.length][];
    private final long[] lanes = new long[Money.LANES];

    NetInflowReport(MonitorSettings settings, Serializer<Object> serializer) {
        writer = new NetInflowWriter(serializer, settings.topics().netInflows().name());
        for (Window window : WINDOWS) {
            labels[window.ordinal()] = window.label().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** As of a trading second of a day. */
    byte[] make(byte[] symbol, FlowBook book, int day, int second) {
        writer.begin(symbol, TradingTime.millisOf(day, second), day, WINDOWS.length);
        for (Window window : WINDOWS) {
            book.read(window, day, second, lanes);
            writer.window(
                    labels[window.ordinal()],
                    Money.buy(lanes),
                    Money.sell(lanes),
                    book.sessions(window, day),
                    book.isFull(window, day, second),
                    Basis.weakest(book.basisMask(window, day)));
        }
        return writer.end();
    }
}
