package io.southflow.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.avro.Schema;

/** Alerts as the first releases stored them: rule, severity and state as enumerations, no level. */
public final class StoredAlerts {
    /** Written by the class that was generated from that schema then. */
    private static final String ESCALATED =
            "4a53484f52545f5350494b452d30303730302d323032352d30322d31375431363a30303a3030" // id
                    + "04" // SHORT_SPIKE
                    + "0a3030373030" // 00700
                    + "02" // ESCALATED
                    + "02" // CRITICAL
                    + "80d0deaea265" // 2025-02-17T08:00:00Z
                    + "2e30303730302073686f72742073616c6573207370696b65" // headline
                    + "020a726174696f00000000000012400a726174696f00" // ratio 4.5 ratio
                    + "04"; // SIMULATED

    private StoredAlerts() {}

    /** The schema of then. */
    public static Schema schema() {
        try (InputStream text = StoredAlerts.class.getResourceAsStream("alert-of-enums.avsc")) {
            return new Schema.Parser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An alert of 00700 that escalated to CRITICAL, in Confluent's wire format.
     *
     * @param id of {@link #schema}
     */
    public static byte[] escalated(int id) {
        byte[] body = HexFormat.of().parseHex(ESCALATED);
        return ByteBuffer.allocate(AvroSerializer.HEADER_BYTES + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }
}
