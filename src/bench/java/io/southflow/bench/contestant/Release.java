package io.southflow.bench.contestant;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The application out of the jar of another release, as {@code southflow run} starts it. It sees nothing of this release's
 * classes, and shares the process, so that it is measured like the others. It ends with the process.
 */
final class Release implements Runner {
    private static final String MAIN = "io.southflow.cli.Southflow";

    private volatile Throwable failure;

    Release(Job job) throws IOException {
        Path jar = Path.of(job.jar());
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no jar of a release at '" + jar + "': name one with -Dbench.jar=");
        }
        Path file = Files.createDirectories(Path.of(job.directory())).resolve("run.properties");
        Properties settings = new Properties();
        settings.putAll(job.texts());
        try (var out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        ClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Thread main = new Thread(() -> run(classes, file), "release");
        main.setContextClassLoader(classes);
        main.setDaemon(true);
        main.start();
    }

    private void run(ClassLoader classes, Path file) {
        try {
            classes.loadClass(MAIN).getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {"run", "--config", file.toString()});
        } catch (InvocationTargetException e) {
            failure = e.getCause();
        } catch (ReflectiveOperationException e) {
            failure = e;
        }
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    @Override
    public void stop() {
        // Its shutdown hook leaves the group.
    }
}
