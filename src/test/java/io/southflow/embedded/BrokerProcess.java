package io.southflow.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A broker in a process of its own, which a test can kill. */
final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String firstLine;

    BrokerProcess(Path dataDir) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        firstLine =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** What it printed first: its bootstrap servers, or why it did not start. */
    String firstLine() {
        return firstLine;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            System.out.println(EmbeddedKafka.start(Path.of(args[0]), 0).bootstrapServers());
        } catch (EmbeddedStartException e) {
            System.out.println(e.getMessage());
            return;
        }
        Thread.currentThread().join();
    }
}
