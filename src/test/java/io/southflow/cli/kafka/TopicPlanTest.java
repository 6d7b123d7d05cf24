package io.southflow.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private static String line(PlannedTopic topic) {
        Map<String, String> config = new TreeMap<>(topic.config());
        return topic.name() + " " + topic.partitions() + " " + config + " "
                + (topic.schema() == null ? "-" : topic.schema().getName());
    }

    private static List<String> plan(Map<String, String> settings) {
        return new TopicPlan(Settings.of(settings))
                .all().stream().map(TopicPlanTest::line).toList();
    }

    @Test
    void isTheTableOfTheDesign() {
        String events = "{cleanup.policy=delete, message.timestamp.type=CreateTime, retention.ms=34560000000}";
        String month = "message.timestamp.type=LogAppendTime, retention.ms=2592000000}";
        assertThat(plan(Map.of()))
                .containsExactly(
                        "southbound.flows 4 " + events + " SouthboundFlow",
                        "market.ticks 4 " + events + " Tick",
                        "market.short-sales 4 " + events + " ShortSale",
                        "market.daily-bars 4 " + events + " DailyBar",
                        "market.corporate-actions 4 " + events + " CorporateAction",
                        "southbound.net-inflows 4 {cleanup.policy=compact} NetInflow",
                        "southbound.partials 1 {cleanup.policy=compact} MarketPartial",
                        "southbound.market 1 {cleanup.policy=compact, compression.type=uncompressed} MarketFlow",
                        "alerts 4 {cleanup.policy=delete, compression.type=uncompressed, " + month + " Alert",
                        "alerts.active 4 {cleanup.policy=compact, compression.type=uncompressed} Alert",
                        "southflow.rejects 4 {cleanup.policy=delete, max.message.bytes=33554432, " + month + " -",
                        "southflow.positions 1 {cleanup.policy=compact} -");
    }

    @Test
    void followsTheSettings() {
        assertThat(plan(Map.of(
                        "southflow.topic.prefix", "hk.",
                        "southflow.partitions", "8",
                        "southflow.retention.ms", "-1",
                        "southflow.alerts.retention.ms", "1d")))
                .contains(
                        "hk.market.ticks 8 {cleanup.policy=delete, message.timestamp.type=CreateTime, retention.ms=-1} Tick",
                        "hk.alerts 8 {cleanup.policy=delete, compression.type=uncompressed, message.timestamp.type=LogAppendTime, retention.ms=86400000} Alert",
                        "hk.southbound.market 1 {cleanup.policy=compact, compression.type=uncompressed} MarketFlow");
    }
}
