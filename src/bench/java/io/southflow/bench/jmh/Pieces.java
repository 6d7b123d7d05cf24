package io.southflow.bench.jmh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The inner pieces by JMH: nanoseconds and bytes allocated for each call. */
public final class Pieces {
    private Pieces() {}

    /** Runs them all; the figures go to {@code jmh.json} too. */
    public static boolean run(Path directory) throws Exception {
        Files.createDirectories(directory);
        try {
            new Runner(new OptionsBuilder()
                            .include(Pieces.class.getPackageName() + "\\..*Benchmark")
                            .mode(Mode.AverageTime)
                            .timeUnit(TimeUnit.NANOSECONDS)
                            .forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .addProfiler(GCProfiler.class)
                            .resultFormat(ResultFormatType.JSON)
                            .result(directory.resolve("jmh.json").toString())
                            .build())
                    .run();
            return true;
        } catch (RunnerException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }
}
