package io.southflow.topology.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A record that waits, as bytes: what was read and where, with its headers. An earlier release kept none: its bytes end
 * with the value.
 */
public final class HeldRecord {
    /** Of all headers; a record that has more waits without those that come after. It is part of a stock's head. */
    static final int MOST_HEADER_BYTES = 4_096;

    private static final int NO_VALUE = -1;

    private HeldRecord() {}

    public static byte[] toBytes(ConsumerRecord<byte[], byte[]> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + record.value().length);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(record.topic());
            out.writeInt(record.partition());
            out.writeLong(record.offset());
            out.writeLong(record.timestamp());
            out.writeInt(record.key().length);
            out.write(record.key());
            out.writeInt(record.value().length);
            out.write(record.value());
            writeHeaders(record.headers(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static ConsumerRecord<byte[], byte[]> of(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            String topic = in.readUTF();
            int partition = in.readInt();
            long offset = in.readLong();
            long timestamp = in.readLong();
            byte[] key = in.readNBytes(in.readInt());
            byte[] value = in.readNBytes(in.readInt());
            Headers headers = in.available() == 0 ? new RecordHeaders() : readHeaders(in);
            return new ConsumerRecord<>(
                    topic,
                    partition,
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    key.length,
                    value.length,
                    key,
                    value,
                    headers,
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeHeaders(Headers headers, DataOutputStream out) throws IOException {
        List<Header> kept = new ArrayList<>();
        int size = 0;
        for (Header header : headers) {
            size += header.key().getBytes(StandardCharsets.UTF_8).length
                    + (header.value() == null ? 0 : header.value().length);
            if (size > MOST_HEADER_BYTES) {
                break;
            }
            kept.add(header);
        }
        out.writeShort(kept.size());
        for (Header header : kept) {
            out.writeUTF(header.key());
            out.writeInt(header.value() == null ? NO_VALUE : header.value().length);
            out.write(header.value() == null ? new byte[0] : header.value());
        }
    }

    private static Headers readHeaders(DataInputStream in) throws IOException {
        Headers headers = new RecordHeaders();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String key = in.readUTF();
            int length = in.readInt();
            headers.add(key, length == NO_VALUE ? null : in.readNBytes(length));
        }
        return headers;
    }
}
