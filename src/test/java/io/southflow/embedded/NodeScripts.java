package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scripts of src/test/js with the packages they need, copied and installed where the build may write. */
final class NodeScripts {
    private static final Path SOURCES = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "interop");
    private static final long TIMEOUT_MINUTES = 5;

    private NodeScripts() {}

    /** Skips the calling test where Node or npm is missing. */
    static NodeScripts install() throws IOException, InterruptedException {
        for (String command : List.of("node", "npm")) {
            assumeTrue(isPresent(command), command + " is not on the path");
        }
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NodeScripts scripts = new NodeScripts();
        scripts.execute(
                "",
                "npm",
                "install",
                "--no-package-lock",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefer-offline");
        return scripts;
    }

    private static boolean isPresent(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the script prints, line by line; fails when it fails. */
    List<String> run(String script, String input) throws IOException, InterruptedException {
        return execute(input, "node", script);
    }

    private List<String> execute(String input, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(INSTALLED, "output", ".txt");
        Path errors = Files.createTempFile(INSTALLED, "errors", ".txt");
        Path stdin = Files.writeString(Files.createTempFile(INSTALLED, "input", ".json"), input);
        List<Path> files = List.of(output, errors, stdin);
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectInput(stdin.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
            assertThat(ended && process.exitValue() == 0)
                    .as(() -> String.join(" ", command) + " failed: " + read(errors) + read(output))
                    .isTrue();
            return new ArrayList<>(Files.readAllLines(output));
        } finally {
            process.destroyForcibly();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
