package io.southflow.cli.kafka;

import io.southflow.schema.Alert;
import io.southflow.wire.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which alerts are wanted. What key and headers rule out is never decoded; an alert without a header is judged by its
 * value.
 *
 * @param rules empty for any
 * @param symbols empty for any
 * @param states empty for any
 * @param least the least severity, one of {@link #SEVERITIES}; a severity of another release, which has no place among
 *     them, is always wanted: shown once too often is better than hidden
 */
public record AlertFilter(Set<String> rules, Set<String> symbols, Set<String> states, String least) {
    /** The least first. */
    public static final List<String> SEVERITIES = List.of("NOTICE", "WARNING", "CRITICAL");

    /** Whether key and headers leave it possible. */
    public boolean mayWant(ConsumerRecord<String, byte[]> alert) {
        return isIn(symbols, alert.key())
                && isIn(rules, header(alert, "rule"))
                && isIn(states, header(alert, "state"))
                && isSevere(header(alert, "severity"));
    }

    public boolean wants(Alert alert) {
        return isIn(symbols, alert.getSymbol())
                && isIn(rules, Words.rule(alert))
                && isIn(states, Words.state(alert))
                && isSevere(Words.severity(alert));
    }

    private static boolean isIn(Set<String> wanted, String word) {
        return wanted.isEmpty() || word == null || wanted.contains(word);
    }

    private boolean isSevere(String word) {
        int severity = word == null ? -1 : SEVERITIES.indexOf(word);
        return severity < 0 || severity >= SEVERITIES.indexOf(least);
    }

    private static String header(ConsumerRecord<String, byte[]> alert, String name) {
        Header header = alert.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
