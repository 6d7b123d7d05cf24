package io.southflow.bench.contestant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.StandardInput;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A contestant in its own process: works until its parent, or it itself, has found that all is
 * committed, then reports in one line of JSON. */
public final class ContestantMain {
    private static final long SAMPLE_MILLIS = 50;

    private ContestantMain() {}

    public static void main(String[] args) {
        try {
            ChildJvm.say(run(args[0]));
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static String run(String jobAsJson) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Job job = json.readValue(jobAsJson, Job.class);
        CountDownLatch end = StandardInput.end();
        Samples samples = new Samples(job);
        Runner runner = job.contestant().start(job);
        do {
            samples.take();
            runner.failure().ifPresent(reason -> {
                throw new IllegalStateException("it ended by itself: " + reason);
            });
        } while (!runner.isFinished(job.records()) && !end.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
        samples.take();
        runner.stop();
        return json.writeValueAsString(samples.report(runner.totals()));
    }
}
