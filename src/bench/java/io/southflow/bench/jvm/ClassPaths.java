package io.southflow.bench.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a child JVM loads classes from.
 *
 * <p>Flink cannot share ours. Its Kafka connector is built against the clients of 4.2.0 and reaches into their producer;
 * under exactly-once it fails with NoSuchMethodError on those of 4.3.1. Its SQL planner is written in Scala 2.12, and the
 * embedded broker in 2.13. So a Flink child gets our class path without Kafka and Scala, and in front of it the versions
 * that Maven has laid into a folder.
 */
public final class ClassPaths {
    private static final Pattern KAFKA_OR_SCALA = Pattern.compile("(kafka[-_]|scala-(library|reflect|logging)).*");

    private ClassPaths() {}

    /** The same as this JVM. */
    public static String own() {
        return System.getProperty("java.class.path");
    }

    /** @param folder with Flink's versions of what is left out */
    public static String flink(Path folder) throws IOException {
        try (Stream<Path> instead = Files.list(folder)) {
            return Stream.concat(
                            instead.map(Path::toString),
                            Stream.of(own().split(File.pathSeparator)).filter(entry -> !isReplaced(entry)))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isReplaced(String entry) {
        return KAFKA_OR_SCALA.matcher(new File(entry).getName()).matches();
    }
}
