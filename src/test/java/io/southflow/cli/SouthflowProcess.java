package io.southflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged program in a process of its own, with what it prints in files. */
final class SouthflowProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "southflow.jar").toAbsolutePath();
    private static final Pattern METRICS = Pattern.compile("http://([0-9.]+:[0-9]+)/metrics");
    private static final Duration START = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path out;
    private final Path err;

    private SouthflowProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * @param name of its files, which go to {@code directory}
     * @param environment more variables; those of Southflow that the tests run under are not handed on
     */
    static SouthflowProcess start(Path directory, String name, Map<String, String> environment, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-jar", JAR.toString()));
        command.addAll(List.of(args));
        Path out = directory.resolve(name + ".out");
        Path err = directory.resolve(name + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SOUTHFLOW_"));
        builder.environment().putAll(environment);
        return new SouthflowProcess(builder.start(), out, err);
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; 143 and the like when it did not end in time and was stopped. */
    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
        }
        return process.exitValue();
    }

    /** Host and port of its metrics, once it has said where they are. */
    String metricsAddress() {
        return Awaitility.await("the address of the metrics")
                .atMost(START)
                .until(this::saidMetricsAddress, Optional::isPresent)
                .orElseThrow();
    }

    /** What its metrics server answers; status 0 while it does not answer. */
    int status(String path) throws InterruptedException {
        return get(path).map(HttpResponse::statusCode).orElse(0);
    }

    String metrics() throws InterruptedException {
        return get("/metrics").map(HttpResponse::body).orElseThrow();
    }

    /** Asks it to stop, and insists when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + metricsAddress() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> saidMetricsAddress() {
        Matcher address = METRICS.matcher(err());
        if (address.find()) {
            return Optional.of(address.group(1));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("southflow ended with " + process.exitValue() + ": " + err());
        }
        return Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
