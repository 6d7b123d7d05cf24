package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.wire.StubRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The state that an earlier release saved in the midst of a session goes on as it went on there without a stop.
 *
 * <p>{@link GoldenStateWriter} adds the state of a release.
 */
class GoldenStateTest {
    static final long LATER = Instant.parse("2025-12-02T00:00:00Z").toEpochMilli();

    private static final long NEVER = -1;

    private final StubRegistry registry = new StubRegistry();
    private final GoldenText text = new GoldenText(registry);

    @AfterEach
    void stop() {
        registry.close();
    }

    static Stream<Arguments> tasks() {
        return GoldenFile.releases().stream()
                .flatMap(release -> GoldenTask.ALL.stream().map(task -> Arguments.of(release, task)));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anEarlierStateGoesOn(String release, String task) {
        assertGoesOn(release, task, NEVER);
    }

    /** What was read from old rows is all written down anew. */
    @ParameterizedTest
    @MethodSource("tasks")
    void itGoesOnAfterAnotherRestartToo(String release, String task) {
        long steps = GoldenFile.read(release, task).stream()
                .filter(GoldenFile::isStep)
                .count();
        assertGoesOn(release, task, steps / 2);
    }

    private void assertGoesOn(String release, String name, long restart) {
        List<String> golden = GoldenFile.read(release, name);
        text.register(GoldenFile.read(release, GoldenFile.SCHEMAS), golden);
        GoldenTask task = task(name, GoldenFile.rows(golden));
        List<String> lines = golden.stream()
                .filter(line -> !GoldenFile.is(GoldenFile.ROW, line))
                .filter(line -> GoldenDifferences.isCompared(release, line))
                .map(line -> GoldenDifferences.expected(release, line))
                .toList();
        GoldenDayFigures dayFigures = new GoldenDayFigures(release);
        int next = 0;
        for (int steps = 0; next < lines.size(); steps++) {
            if (steps == restart) {
                task.save();
                task = task(name, task.rows());
            }
            String step = lines.get(next++);
            List<String> expected = lines.subList(next, lines.size()).stream()
                    .takeWhile(line -> !GoldenFile.isStep(line))
                    .toList();
            List<String> actual = task.go(step, text).stream()
                    .filter(line -> GoldenDifferences.isCompared(release, line))
                    .toList();
            List<String> expectedNow = dayFigures.expected(step, expected, actual, text);
            assertThat(GoldenDifferences.first(expectedNow, dayFigures.actual(step, expected, actual)))
                    .as("step %d after the rows: %s", steps, step)
                    .isEmpty();
            next += expected.size();
        }
        // Of stocks that open no session any more.
        assertThat(dayFigures.owed()).allMatch(line -> line.contains("FLOW_SURGE-"));
        assertThat(next).isEqualTo(lines.size()).isPositive();
    }

    private GoldenTask task(String name, Map<Bytes, byte[]> rows) {
        return new GoldenTask(name, rows, registry.settings(), LATER);
    }
}
