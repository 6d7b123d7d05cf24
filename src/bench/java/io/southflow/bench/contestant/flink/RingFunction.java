package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Hop;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.WindowFlow;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Adds a flow to its stock's ring; a timer at the end of each minute with flows reads all windows from it. */
final class RingFunction extends KeyedProcessFunction<String, SouthboundFlow, NetInflow> implements CountsCheckpoints {
    private static final long MINUTE_MILLIS = 60_000;

    private transient ValueState<Ring> rings;

    @Override
    public void open(OpenContext context) {
        rings = getRuntimeContext().getState(new ValueStateDescriptor<>("ring", new RingSerializer()));
    }

    @Override
    public void processElement(SouthboundFlow flow, Context context, Collector<NetInflow> out) throws Exception {
        int minute = (int) (flow.getEventTime().toEpochMilli() / MINUTE_MILLIS);
        Ring ring = rings.value();
        if (ring == null) {
            ring = new Ring(minute);
            rings.update(ring);
        }
        // Changed in place: the heap backend has copied it if a checkpoint still needs it as it was.
        if (ring.add(minute, flow.getBuyMilliHkd() - flow.getSellMilliHkd())) {
            context.timerService().registerEventTimeTimer((minute + 1) * MINUTE_MILLIS - 1);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<NetInflow> out) throws Exception {
        int minute = (int) (timestamp / MINUTE_MILLIS);
        Ring ring = rings.value();
        List<WindowFlow> windows = ring.windows(minute);
        ring.release(minute);
        out.collect(Hop.result(context.getCurrentKey(), Instant.ofEpochMilli((minute + 1) * MINUTE_MILLIS), windows));
    }
}
