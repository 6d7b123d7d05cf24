package io.southflow.bench.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own. It ends when its standard input does. */
public final class ChildJvm implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String SAYS = "child: ";

    private final Process process;
    private final BufferedReader output;
    private String heard;

    public ChildJvm(String classPath, List<String> jvmArguments, Class<?> main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath));
        command.addAll(jvmArguments);
        command.add(main.getName());
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What {@link #say} said next, waited for. Whatever else is printed, as by a profiler, is passed over. */
    public String hear() throws IOException {
        while (heard == null) {
            readLine();
        }
        String said = heard;
        heard = null;
        return said;
    }

    /** Whether there is something to hear. */
    public boolean hasSpoken() throws IOException {
        while (heard == null && output.ready()) {
            readLine();
        }
        return heard != null;
    }

    private void readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("a child JVM ended without a word; its standard error says why");
        }
        if (line.startsWith(SAYS)) {
            heard = line.substring(SAYS.length());
        }
    }

    /** In the child: tells the parent. */
    public static void say(String line) {
        System.out.println(SAYS + line);
    }

    /** Tells it to end. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Ends it at once, as a crash would: on Linux by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        endInput();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
