package io.southflow.bench.contestant;

import io.southflow.bench.contestant.dsl.HoppingSums;
import io.southflow.bench.contestant.flink.FlinkRing;
import io.southflow.bench.contestant.flink.FlinkSql;
import io.southflow.bench.load.Share;
import java.util.Locale;

/** Who takes part. */
public enum Contestant {
    /** A consumer, a decoder and a map: the least that reading and summing can cost. */
    RAW(Share.WHOLE, false),
    /** Kafka Streams with nothing to do: the least that any application on it can cost. */
    EMPTY(Share.WHOLE, false),
    SOUTHFLOW(Share.WHOLE, true),
    /** Southflow as another release has it. */
    RELEASE(Share.WHOLE, true),
    /** Kafka Streams' DSL: minutes of CPU, so it gets less. */
    DSL(Share.THIN, true),
    FLINK(Share.WHOLE, true),
    FLINK_SQL(Share.THIN, true);

    private final Share share;
    private final boolean writesResults;

    Contestant(Share share, boolean writesResults) {
        this.share = share;
        this.writesResults = writesResults;
    }

    public static Contestant of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Share share() {
        return share;
    }

    /** Whether it writes its results to the topic of net inflows. */
    public boolean writesResults() {
        return writesResults;
    }

    public boolean isFlink() {
        return this == FLINK || this == FLINK_SQL;
    }

    Runner start(Job job) throws Exception {
        return switch (this) {
            case RAW -> new RawConsumer(job);
            case EMPTY -> EmptyStreams.start(job);
            case SOUTHFLOW -> new Monitor(job);
            case RELEASE -> new Release(job);
            case DSL -> new StreamsRunner(HoppingSums.of(job), job);
            case FLINK -> FlinkRing.start(job);
            case FLINK_SQL -> FlinkSql.start(job);
        };
    }
}
