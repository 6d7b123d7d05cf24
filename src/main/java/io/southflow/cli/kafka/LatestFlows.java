package io.southflow.cli.kafka;

import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The newest NetInflow of each stock and the newest MarketFlow. What is replaced before anybody looks is never decoded:
 * a compacted topic holds much of that. As many as there are stocks.
 */
public final class LatestFlows {
    private final String marketTopic;
    private final Predicate<String> wanted;
    private final Decoder decoder;
    private final Map<String, ConsumerRecord<String, byte[]>> undecoded = new TreeMap<>();
    private final Map<String, NetInflow> stocks = new TreeMap<>();
    private ConsumerRecord<String, byte[]> undecodedMarket;
    private MarketFlow market;
    private boolean changed;

    /**
     * @param marketTopic where MarketFlows come from; every other topic has NetInflows
     * @param wanted which stocks are kept
     */
    public LatestFlows(String marketTopic, Predicate<String> wanted, Decoder decoder) {
        this.marketTopic = marketTopic;
        this.wanted = wanted;
        this.decoder = decoder;
    }

    public void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(marketTopic)) {
            undecodedMarket = record;
            changed = true;
        } else if (wanted.test(record.key())) {
            undecoded.put(record.key(), record);
            changed = true;
        }
    }

    /** Whether something has come since this was asked last. */
    public boolean hasChanged() {
        boolean hasChanged = changed;
        changed = false;
        return hasChanged;
    }

    /** By symbol. */
    public List<NetInflow> stocks() {
        undecoded.forEach((symbol, record) -> {
            if (record.value() == null) {
                stocks.remove(symbol);
            } else {
                decoder.decode(record, NetInflow.class).ifPresent(flow -> stocks.put(symbol, flow));
            }
        });
        undecoded.clear();
        return new ArrayList<>(stocks.values());
    }

    public Optional<MarketFlow> market() {
        if (undecodedMarket != null) {
            market = decoder.decode(undecodedMarket, MarketFlow.class).orElse(market);
            undecodedMarket = null;
        }
        return Optional.ofNullable(market);
    }
}
