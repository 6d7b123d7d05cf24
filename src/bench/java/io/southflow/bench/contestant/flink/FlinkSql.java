package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Hop;
import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Runner;
import io.southflow.schema.NetInflow;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** The same in Flink SQL, as its users write it: a hopping sum for each window. */
public final class FlinkSql {
    private static final String QUERY =
            """
            SELECT symbol, '%s' AS label, window_end, SUM(net) AS net
            FROM TABLE(HOP(TABLE flows, DESCRIPTOR(event_time), INTERVAL '1' MINUTE, INTERVAL '%d' MINUTE))
            GROUP BY symbol, window_start, window_end
            """;

    private FlinkSql() {}

    public static Runner start(Job job) throws Exception {
        StreamExecutionEnvironment environment = FlinkRunner.environment(job);
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        tables.createTemporaryView(
                "flows",
                FlowSource.of(environment, job, new NetSchema(job.registryUrl())),
                Schema.newBuilder()
                        .column("symbol", DataTypes.STRING())
                        .column("net", DataTypes.BIGINT())
                        .columnByMetadata("event_time", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
                        .watermark("event_time", "SOURCE_WATERMARK()")
                        .build());
        String query = Stream.of(Hop.values())
                .map(hop -> QUERY.formatted(hop.label(), hop.minutes()))
                .collect(Collectors.joining(" UNION ALL "));
        DataStream<NetInflow> results = tables.toDataStream(tables.sqlQuery(query))
                .map(new RowToResult(), new GenericTypeInfo<>(NetInflow.class));
        ResultSink.attach(results, job);
        return new FlinkRunner(environment, job);
    }
}
