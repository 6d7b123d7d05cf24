package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Hop;
import io.southflow.schema.NetInflow;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.types.Row;

/** A row of SQL's as a result. */
final class RowToResult implements MapFunction<Row, NetInflow>, CountsCheckpoints {
    @Override
    public NetInflow map(Row row) {
        LocalDateTime end = row.getFieldAs("window_end");
        return Hop.result(
                row.getFieldAs("symbol"),
                end.toInstant(ZoneOffset.UTC),
                List.of(Hop.window(row.<String>getFieldAs("label"), row.<Long>getFieldAs("net"))));
    }
}
