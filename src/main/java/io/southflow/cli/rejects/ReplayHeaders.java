package io.southflow.cli.rejects;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of a replayed record, before those it had: that it is one, and of what. */
public final class ReplayHeaders {
    /** How often it was replayed, with this time, as decimal text. */
    public static final String COUNT = "southflow.replay";
    /** Where in the topic of rejects it was taken from. */
    public static final String REJECT = "southflow.replay.reject";
    /** Where in an input it was published first, by its feed. */
    public static final String ORIGINAL = "southflow.replay.original";
    /** When it was replayed, ISO-8601 in UTC. */
    public static final String TIME = "southflow.replay.time";

    private static final Set<String> OF_REPLAY = Set.of(COUNT, REJECT, ORIGINAL, TIME);
    private static final Set<String> OF_REJECT = Set.of(
            RejectReason.HEADER,
            RejectReason.DETAIL_HEADER,
            RejectReason.TOPIC_HEADER,
            RejectReason.PARTITION_HEADER,
            RejectReason.OFFSET_HEADER,
            RejectReason.TIMESTAMP_HEADER);

    private ReplayHeaders() {}

    /** Whether the header is one that the application puts on what it rejects. */
    static boolean isOfReject(String name) {
        return OF_REJECT.contains(name);
    }

    /**
     * The headers of the record that is published: its feed's, and those of the replay. They come first, for a record
     * that is held keeps only so many.
     */
    static Headers of(Reject reject, Instant now) {
        Headers headers = new RecordHeaders();
        add(headers, COUNT, Integer.toString(reject.replays() + 1));
        add(headers, REJECT, reject.position().toString());
        add(
                headers,
                ORIGINAL,
                text(reject.headers(), ORIGINAL, reject.original().toString()));
        add(headers, TIME, now.toString());
        for (Header header : reject.headers()) {
            if (!OF_REJECT.contains(header.key()) && !OF_REPLAY.contains(header.key())) {
                headers.add(header);
            }
        }
        return headers;
    }

    /** The last header of that name as text. */
    static String text(Headers headers, String name, String none) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? none : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
