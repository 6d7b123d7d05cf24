package io.southflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a directory for one owner at a time, over processes and within this one. The operating system lets go of it
 * when the process dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {
    static final String FILE_NAME = "broker.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Creates the directory when it is missing. Does not wait: throws {@link EmbeddedStartException} when held. */
    static DirectoryLock acquire(Path directory) {
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel =
                    FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedStartException(
                    "Cannot write to the data directory " + directory + " (" + e + "): name another one.", e);
        }
        DirectoryLock lock = new DirectoryLock(channel);
        if (lock.isHeldElsewhere()) {
            lock.close();
            throw new EmbeddedStartException("The data directory " + directory
                    + " is in use by another broker: stop that process or name another directory.");
        }
        return lock;
    }

    private boolean isHeldElsewhere() {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            close();
            throw new EmbeddedStartException(
                    "Cannot lock the data directory (" + e + "): name one on a local file system.", e);
        }
    }

    /** Leaves the file in place: deleting it would let two owners lock two files of the same name. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
