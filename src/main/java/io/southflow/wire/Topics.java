package io.southflow.wire;

import io.southflow.schema.Alert;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.NetInflow;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.util.List;

/** Every topic of an installation, named in this one place. */
public final class Topics {
    static {
        // Here too, because serializers of others may stand in for ours.
        GeneratedClasses.trust();
    }

    private final String prefix;

    /** @param prefix put before every topic's name; may be empty */
    public Topics(String prefix) {
        this.prefix = prefix;
    }

    public Topic<SouthboundFlow> flows() {
        return new Topic<>(prefix + "southbound.flows", SouthboundFlow.class);
    }

    public Topic<Tick> ticks() {
        return new Topic<>(prefix + "market.ticks", Tick.class);
    }

    public Topic<ShortSale> shortSales() {
        return new Topic<>(prefix + "market.short-sales", ShortSale.class);
    }

    public Topic<DailyBar> dailyBars() {
        return new Topic<>(prefix + "market.daily-bars", DailyBar.class);
    }

    public Topic<CorporateAction> corporateActions() {
        return new Topic<>(prefix + "market.corporate-actions", CorporateAction.class);
    }

    public Topic<NetInflow> netInflows() {
        return new Topic<>(prefix + "southbound.net-inflows", NetInflow.class);
    }

    public Topic<MarketPartial> partials() {
        return new Topic<>(prefix + "southbound.partials", MarketPartial.class);
    }

    public Topic<MarketFlow> market() {
        return new Topic<>(prefix + "southbound.market", MarketFlow.class);
    }

    public Topic<Alert> alerts() {
        return new Topic<>(prefix + "alerts", Alert.class);
    }

    public Topic<Alert> activeAlerts() {
        return new Topic<>(prefix + "alerts.active", Alert.class);
    }

    /** Rejected input, byte for byte; the reason is in the headers. */
    public String rejects() {
        return prefix + "southflow.rejects";
    }

    /** Where each feed stands: key the feed's source, value its position as decimal text. Compacted. */
    public String positions() {
        return prefix + "southflow.positions";
    }

    /** Kafka's transactional id of a feed's publisher, of which there is one at a time. */
    public String transactionalId(String source) {
        return prefix + "southflow-feed-" + source;
    }

    /** What feeds publish and the application reads, co-partitioned by symbol. */
    public List<Topic<?>> inputs() {
        return List.of(flows(), ticks(), shortSales(), dailyBars(), corporateActions());
    }

    /** What the application writes as Avro. */
    public List<Topic<?>> outputs() {
        return List.of(netInflows(), partials(), market(), alerts(), activeAlerts());
    }
}
