package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Runner;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink at its best: one ring of minutes per stock serves all windows, results leave on timers, and source, function and
 * sink are one chain, in which nothing is copied or serialized.
 */
public final class FlinkRing {
    private FlinkRing() {}

    public static Runner start(Job job) throws Exception {
        StreamExecutionEnvironment environment = FlinkRunner.environment(job);
        DataStream<SouthboundFlow> flows = FlowSource.of(environment, job, new FlowSchema(job.registryUrl()));
        // Not keyBy, which would send each record through a network buffer though there is one subtask only.
        KeyedStream<SouthboundFlow, String> byStock =
                DataStreamUtils.reinterpretAsKeyedStream(flows, SouthboundFlow::getSymbol, Types.STRING);
        DataStream<NetInflow> results = byStock.process(new RingFunction(), new GenericTypeInfo<>(NetInflow.class))
                .name("rings");
        ResultSink.attach(results, job);
        return new FlinkRunner(environment, job);
    }
}
