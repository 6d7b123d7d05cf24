package io.southflow.feed.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * What tells a row's event from others: the first 64 bits of SHA-256 over the event in Avro. However the row is written,
 * {@code 700} or {@code 00700}, {@code 5} or {@code 5.000}, the same event has the same. Among ten million rows two
 * different ones have the same by chance once in some 400,000 files. For one thread.
 */
final class RowHash {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    private final MessageDigest digest;
    private SpecificDatumWriter<SpecificRecord> writer;

    RowHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    long of(SpecificRecord event) {
        if (writer == null) {
            writer = new SpecificDatumWriter<>(event.getSchema());
        }
        bytes.reset();
        try {
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(digest.digest(bytes.toByteArray())).getLong();
    }
}
