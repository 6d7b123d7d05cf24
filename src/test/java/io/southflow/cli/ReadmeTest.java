package io.southflow.cli;

import static io.southflow.cli.Documents.README;
import static io.southflow.cli.Documents.REFERENCE;
import static io.southflow.cli.Documents.blocks;
import static io.southflow.cli.Documents.both;
import static io.southflow.cli.Documents.names;
import static io.southflow.cli.Documents.section;
import static io.southflow.cli.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.RuleGauge;
import io.southflow.analytics.unit.Windows;
import io.southflow.check.RejectReason;
import io.southflow.cli.kafka.PlannedTopic;
import io.southflow.cli.kafka.TopicPlan;
import io.southflow.cli.rejects.ReplayHeaders;
import io.southflow.cli.settings.Setting;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SettingsTable;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.metrics.KafkaMetricName;
import io.southflow.metrics.MetricName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README and reference name exists, and what exists is named there. */
class ReadmeTest {
    private static final Set<String> HEADERS = Set.of(
            RejectReason.HEADER,
            RejectReason.DETAIL_HEADER,
            RejectReason.TOPIC_HEADER,
            RejectReason.PARTITION_HEADER,
            RejectReason.OFFSET_HEADER,
            RejectReason.TIMESTAMP_HEADER,
            ReplayHeaders.COUNT,
            ReplayHeaders.REJECT,
            ReplayHeaders.ORIGINAL,
            ReplayHeaders.TIME);

    private static Set<String> topics() {
        return new TopicPlan(Settings.of(Map.of()))
                .all().stream().map(PlannedTopic::name).collect(Collectors.toSet());
    }

    private static Set<String> settings() {
        return SouthflowSettings.all(ShippedRules.ALL).stream()
                .map(Setting::key)
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    @Test
    void theTopicTableHasEveryTopicAndNoOther() {
        assertThat(names("(?m)^\\| `([a-z.-]+)` \\|", section(README, "## Topics")))
                .isEqualTo(new TreeSet<>(topics()));
    }

    @Test
    void everyTopicNamedExists() {
        assertThat(topics())
                .containsAll(
                        names("(?<![\\w./-])((?:southbound|market|alerts)\\.[a-z][a-z-]*[a-z])(?![\\w.])", both()));
    }

    @Test
    void theSettingsTableIsThatOfTheCode() {
        assertThat(section(REFERENCE, "## Settings")).contains(SettingsTable.markdown(ShippedRules.ALL));
    }

    @Test
    void everyNameThatBeginsWithSouthflowExists() {
        Set<String> files = Set.of("southflow.properties", "southflow.x.y-z");
        assertThat(union(union(settings(), topics()), union(HEADERS, union(files, Set.of("southflow.topic")))))
                .containsAll(names("(?<![\\w./-])(southflow\\.[a-z][a-z0-9.-]*[a-z0-9])", both()));
        assertThat(text(REFERENCE)).contains(HEADERS);
    }

    @Test
    void everyVariableNamedIsASettingOrKafkas() {
        Set<String> variables = SouthflowSettings.all(ShippedRules.ALL).stream()
                .map(Setting::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        variables.addAll(Set.of("SOUTHFLOW_CONFIG", "SOUTHFLOW_X_Y_Z"));
        Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .map(key ->
                        "SOUTHFLOW_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'))
                .forEach(variables::add);
        assertThat(variables).containsAll(names("\\b(SOUTHFLOW_[A-Z_]+)\\b", both()));
    }

    @Test
    void everyKafkaSettingOfTheExampleExists() {
        Set<String> known = new TreeSet<>(StreamsConfig.configDef().names());
        Stream.of(
                        ConsumerConfig.configNames(),
                        ProducerConfig.configNames(),
                        AdminClientConfig.configNames(),
                        settings())
                .forEach(known::addAll);
        // Those of the registry's client are Confluent's.
        known.addAll(Set.of("schema.registry.url", "basic.auth.credentials.source", "basic.auth.user.info"));
        assertThat(known).containsAll(names("(?m)^([a-z.]+)=", String.join("", blocks("properties", text(README)))));
    }

    @Test
    void theMetricTablesHaveEveryMetricAndNoOther() {
        Set<String> metrics = Stream.of(
                        Arrays.stream(MetricName.values()).map(MetricName::exported),
                        ShippedRules.ALL.gauges().stream().map(RuleGauge::metric),
                        Arrays.stream(KafkaMetricName.values()).map(KafkaMetricName::exported))
                .flatMap(names -> names)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names("\\b((?:southflow|kafka)_[a-z_]+)\\b", both())).isEqualTo(metrics);
        for (MetricName metric : MetricName.values()) {
            String labels = metric.labels().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
            assertThat(text(REFERENCE)).contains("| `%s` | %s |".formatted(metric.exported(), labels));
        }
    }

    @Test
    void theRejectTableHasEveryReasonAndNoOther() {
        assertThat(names("(?m)^\\| `([A-Z_]+)` \\|", section(REFERENCE, "## Rejects")))
                .isEqualTo(Arrays.stream(RejectReason.values())
                        .map(RejectReason::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theAlertTableHasEveryRuleAndNoOther() {
        assertThat(section(README, "## Alerts")).contains(RulesTable.markdown(ShippedRules.ALL));
        assertThat(names("`([A-Z]+_[A-Z]+|OVER[A-Z]+)`", section(README, "## Alerts")))
                .isEqualTo(new TreeSet<>(ShippedRules.ALL.ids()));
    }

    @Test
    void theWordsOfAnAlertAreAllThere() {
        Set<String> words = new TreeSet<>();
        Arrays.stream(AlertState.values()).map(AlertState::name).forEach(words::add);
        Arrays.stream(Severity.values()).map(Severity::name).forEach(words::add);
        assertThat(names("(?m)^\\| `([A-Z_]+)` \\|", section(REFERENCE, "## Words of an alert")))
                .isEqualTo(words);
    }

    @Test
    void everyWindowIsNamed() {
        assertThat(section(README, "## Topics"))
                .containsSubsequence(Windows.DEFAULT.labels().stream()
                        .map(label -> "`" + label + "`")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference.md"})
    void everyLinkLeadsSomewhere(String document) {
        Path folder = Path.of(document).toAbsolutePath().getParent();
        for (String link : names("\\]\\(((?!http)[^)]+)\\)", text(Path.of(document)))) {
            String[] parts = link.split("#", 2);
            Path target = folder.resolve(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        }
    }

    private static Set<String> anchors(Path document) {
        assertThat(Files.isRegularFile(document)).isTrue();
        return names("(?m)^#+ (.+)$", text(document)).stream()
                .map(heading -> heading.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
