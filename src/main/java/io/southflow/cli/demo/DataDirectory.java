package io.southflow.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Where the demo's data lies: a directory that is kept, or one that goes with the process. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private DataDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** @param kept null for a temporary one */
    static DataDirectory of(Path kept) {
        try {
            return kept == null
                    ? new DataDirectory(Files.createTempDirectory("southflow-demo-"), true)
                    : new DataDirectory(Files.createDirectories(kept.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + (kept == null ? "" : kept) + " cannot be made", e);
        }
    }

    Path path() {
        return path;
    }

    boolean isKept() {
        return !temporary;
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.walkFileTree(path, new Remover());
            } catch (IOException e) {
                // It is a temporary directory: whoever cleans those up will find it.
            }
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
