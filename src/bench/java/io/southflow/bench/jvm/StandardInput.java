package io.southflow.bench.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** A child's view of its parent: standard input ends when the parent wants it to end, or has died. */
public final class StandardInput {
    private StandardInput() {}

    /** A latch that opens at the end of standard input. */
    public static CountDownLatch end() {
        CountDownLatch end = new CountDownLatch(1);
        Thread reader = new Thread(
                () -> {
                    try {
                        System.in.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } finally {
                        end.countDown();
                    }
                },
                "standard-input");
        reader.setDaemon(true);
        reader.start();
        return end;
    }
}
