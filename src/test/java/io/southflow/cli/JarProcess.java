package io.southflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program at work in a process of its own. What it prints goes to two files. */
final class JarProcess implements AutoCloseable {
    private static final Pattern METRICS = Pattern.compile("http://[0-9.]+:[0-9]+/metrics");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path out;
    private final Path err;
    private final Process process;

    private JarProcess(Path dir, List<String> command) throws IOException {
        out = Files.createTempFile(dir, "southflow", ".out");
        err = Files.createTempFile(dir, "southflow", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SOUTHFLOW_"));
        process = builder.start();
    }

    /** @param dir for what it prints */
    static JarProcess southflow(Path dir, String... arguments) {
        Path jar = Path.of(System.getProperty("southflow.jar", "target/southflow.jar"));
        if (!Files.isReadable(jar)) {
            throw new IllegalStateException("no " + jar.toAbsolutePath() + ": mvn package makes it");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        try {
            return new JarProcess(dir, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of the loopback that is free for now. */
    static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for it to end well, and gives the last line of its standard output. */
    String lastLine(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended after " + patience + ":\n" + tail(err));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("it ended with " + process.exitValue() + ":\n" + tail(err));
        }
        List<String> lines = lines(out);
        return lines.get(lines.size() - 1);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** What it said on standard error lately. */
    String said() {
        return tail(err);
    }

    /** The value of a metric without labels; empty while there is none. */
    OptionalDouble metric(String name) {
        return get("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    /** All metrics; empty while there are none. */
    String metrics() {
        return get("/metrics").orElse("");
    }

    /** Whether it says that it is ready for work. */
    boolean isReady() {
        return get("/readyz").isPresent();
    }

    /** A page of its metrics server; empty while there is none. */
    private Optional<String> get(String path) {
        Matcher address = METRICS.matcher(String.join("\n", lines(err)));
        if (!address.find()) {
            return Optional.empty();
        }
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address.group()).resolve(path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String tail(Path file) {
        List<String> lines = lines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
