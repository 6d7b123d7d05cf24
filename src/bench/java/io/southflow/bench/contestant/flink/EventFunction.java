package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Hop;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Evidence;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives a minute's money and a second's price as soon as the stock's own next event is past it. A timer would wait for
 * the watermark, that is for the slowest partition of the slowest topic, and for the next of its periodic moves.
 */
final class EventFunction extends KeyedProcessFunction<String, SpecificRecord, SpecificRecord> {
    private static final int MINUTE = 60;
    private static final double MILLI = 1_000;

    private transient ValueState<Ring> rings;
    private transient ValueState<PriceState> prices;

    @Override
    public void open(OpenContext context) {
        rings = getRuntimeContext().getState(new ValueStateDescriptor<>("ring", new RingSerializer()));
        prices = getRuntimeContext().getState(new ValueStateDescriptor<>("price", PriceState.class));
    }

    @Override
    public void processElement(SpecificRecord event, Context context, Collector<SpecificRecord> out)
            throws IOException {
        if (event instanceof Tick tick) {
            take(tick, out);
        } else if (event instanceof SouthboundFlow flow) {
            take(flow, out);
        } else {
            price().bar(((DailyBar) event).getCloseMilli());
        }
    }

    private void take(SouthboundFlow flow, Collector<SpecificRecord> out) throws IOException {
        long millis = flow.getEventTime().toEpochMilli();
        // A window is (t - w, t]: a full minute's own second belongs to the minute that ends with it.
        int minute = (TradingTime.secondOf(millis) + MINUTE - 1) / MINUTE;
        Ring ring = rings.value();
        if (ring == null) {
            ring = new Ring(minute);
            rings.update(ring);
        } else if (minute > ring.newest()) {
            int ended = ring.newest();
            Instant asOf = Instant.ofEpochMilli(TradingTime.millisOf(TradingTime.dayOf(millis), ended * MINUTE));
            out.collect(Hop.result(flow.getSymbol(), asOf, ring.windows(ended)));
            ring.release(ended);
        }
        ring.add(minute, flow.getBuyMilliHkd() - flow.getSellMilliHkd());
    }

    private void take(Tick tick, Collector<SpecificRecord> out) throws IOException {
        long millis = tick.getEventTime().toEpochMilli();
        int second = TradingTime.secondOf(millis);
        PriceState price = price();
        if (price.isWarm() && price.second != PriceState.NO_SECOND && second > price.second) {
            double rsi = price.rsi();
            if (price.judge(rsi)) {
                out.collect(alert(tick.getSymbol(), TradingTime.dayOf(millis), price, rsi));
            }
        }
        price.second = second;
        price.price = tick.getPriceMilli();
    }

    /** Changed in place: the heap backend has copied it if a checkpoint still needs it as it was. */
    private PriceState price() throws IOException {
        PriceState price = prices.value();
        if (price == null) {
            price = new PriceState();
            prices.update(price);
        }
        return price;
    }

    private static Alert alert(String symbol, int day, PriceState price, double rsi) {
        Instant time = Instant.ofEpochMilli(TradingTime.millisOf(day, price.second));
        return new Alert(
                "OVERBOUGHT-" + symbol + "-" + time,
                "OVERBOUGHT",
                symbol,
                price.overbought ? "RAISED" : "CLEARED",
                "WARNING",
                1,
                time,
                symbol + " RSI " + rsi,
                List.of(new Evidence("rsi", rsi, "rsi"), new Evidence("price", price.price / MILLI, "HKD")),
                Basis.SIMULATED);
    }
}
