package io.southflow.cli.terminal;

import java.io.FileDescriptor;
import java.lang.reflect.Method;

/**
 * Whether anybody still reads what is printed. A write to a pipe that nobody reads fails, but a command that waits for
 * the next alert does not write, and {@code alerts | head -2} would stay for hours. The system call poll tells without
 * a write. Java has it behind a door that the jar's manifest opens (Add-Opens); where that door is shut, as on Windows
 * or when classes are run without the jar, a reader that went away is noticed at the next line.
 */
public final class StandardOutput {
    /** POLLERR, which the writing end of a pipe shows once nobody reads, and POLLHUP, which a socket shows. */
    private static final int GONE = 0x08 | 0x10;

    private static final Method POLL = find();

    private StandardOutput() {}

    /** Whether the reader of standard output has gone away. */
    public static boolean isAbandoned() {
        return System.out.checkError() || isGone(FileDescriptor.out);
    }

    /** Whether the other end of a pipe or a socket is closed; false as well where that cannot be told. */
    static boolean isGone(FileDescriptor end) {
        if (POLL == null) {
            return false;
        }
        try {
            return ((int) POLL.invoke(null, end, 0, 0L) & GONE) != 0;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static Method find() {
        try {
            Method poll = Class.forName("sun.nio.ch.Net")
                    .getDeclaredMethod("poll", FileDescriptor.class, int.class, long.class);
            poll.setAccessible(true);
            return poll;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }
}
