package io.southflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.cli.kafka.Decoder;
import io.southflow.cli.kafka.LatestFlows;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.report.FlowJson;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import java.io.PrintWriter;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of flows as lines of JSON. */
final class FlowLines {
    private final String marketTopic;
    private final Set<String> symbols;
    private final Decoder decoder;
    private final FlowJson json;
    private final PrintWriter out;

    /** @param symbols which stocks; empty for all of them and the market */
    FlowLines(String marketTopic, Set<String> symbols, Decoder decoder, FlowJson json, PrintWriter out) {
        this.marketTopic = marketTopic;
        this.symbols = symbols;
        this.decoder = decoder;
        this.json = json;
        this.out = out;
    }

    /** Every record as it comes: all that the topics still hold and then on, or from now on. */
    void follow(TopicReader reader, BooleanSupplier stopped) {
        reader.follow(stopped, this::print, out::flush);
    }

    /** Every record that the topics still hold. */
    void printAll(TopicReader reader, BooleanSupplier stopped) {
        reader.readToEnd(stopped, this::print);
    }

    /** The newest record of each stock, by symbol, and of the market. */
    void printNewest(TopicReader reader, BooleanSupplier stopped, LatestFlows latest) {
        reader.readToEnd(stopped, latest::take);
        latest.stocks().forEach(flow -> print(json.of(flow)));
        if (symbols.isEmpty()) {
            latest.market().ifPresent(market -> print(json.of(market)));
        }
    }

    private void print(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(marketTopic)) {
            if (symbols.isEmpty()) {
                decoder.decode(record, MarketFlow.class).ifPresent(market -> print(json.of(market)));
            }
        } else if (symbols.isEmpty() || symbols.contains(record.key())) {
            decoder.decode(record, NetInflow.class).ifPresent(flow -> print(json.of(flow)));
        }
    }

    private void print(ObjectNode line) {
        out.println(line);
    }
}
