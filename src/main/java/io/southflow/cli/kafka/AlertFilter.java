package io.southflow.cli.kafka;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which alerts are wanted, told from header and key alone: what is not wanted is never decoded.
 *
 * @param rule null for any
 * @param symbol null for any
 */
public record AlertFilter(String rule, String symbol) implements Predicate<ConsumerRecord<String, byte[]>> {
    @Override
    public boolean test(ConsumerRecord<String, byte[]> alert) {
        return (symbol == null || symbol.equals(alert.key())) && (rule == null || rule.equals(header(alert, "rule")));
    }

    private static String header(ConsumerRecord<String, byte[]> alert, String name) {
        Header header = alert.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
