package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.southflow.analytics.unit.RuleGauge;
import io.southflow.analytics.unit.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What can be said of a dashboard without Grafana. */
class DashboardsTest {
    private static final int COLUMNS = 24;
    private static final int OLDEST_SCHEMA = 39;
    private static final Pattern METRIC = Pattern.compile("\\b(southflow|kafka|jvm|process)_[a-z0-9_]+");
    private static final Path DATASOURCE = Path.of("grafana", "provisioning", "datasources", "prometheus.yml");

    private final Map<String, JsonNode> dashboards = DashboardQueries.dashboards();

    @Test
    void areTheTwoThatAreDocumented() {
        assertThat(dashboards).containsOnlyKeys("southbound-overview.json", "stock.json");
        assertThat(dashboards.values()).allSatisfy(dashboard -> {
            assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(OLDEST_SCHEMA);
            assertThat(dashboard.get("id").isNull()).isTrue();
            assertThat(dashboard.get("uid").asText()).matches("southflow-[a-z]+");
            assertThat(dashboard.get("refresh").asText()).isEqualTo("5s");
            assertThat(dashboard.at("/time/from").asText()).isEqualTo("now-30m");
            assertThat(dashboard.get("tags")).isNotEmpty();
        });
    }

    @Test
    void givePanelsIdsOfTheirOwnAndRoomOfTheirOwn() {
        dashboards.forEach((file, dashboard) -> {
            Set<Integer> ids = new HashSet<>();
            Set<String> cells = new HashSet<>();
            for (JsonNode panel : panels(dashboard)) {
                String place = file + ", panel " + panel.get("title");
                assertThat(ids.add(panel.get("id").asInt())).as(place).isTrue();
                JsonNode grid = panel.get("gridPos");
                assertThat(grid.get("x").asInt() + grid.get("w").asInt())
                        .as(place)
                        .isLessThanOrEqualTo(COLUMNS);
                for (int x = 0; x < grid.get("w").asInt(); x++) {
                    for (int y = 0; y < grid.get("h").asInt(); y++) {
                        String cell = (grid.get("x").asInt() + x) + ","
                                + (grid.get("y").asInt() + y);
                        assertThat(cells.add(cell)).as(place + " at " + cell).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void explainEveryPanelAndAskTheProvisionedDatasource() throws IOException {
        assertThat(Files.readString(DATASOURCE)).contains("uid: southflow-prometheus");
        for (JsonNode panel : allPanels()) {
            String type = panel.get("type").asText();
            if (!type.equals("row")) {
                assertThat(panel.get("description").asText())
                        .as(panel.get("title").asText())
                        .endsWith(".");
            }
            if (!type.equals("row") && !type.equals("text")) {
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("southflow-prometheus");
                assertThat(panel.get("targets")).isNotEmpty();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
                assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/0/value")
                                .isNull())
                        .isTrue();
            }
        }
    }

    @Test
    void showMoneyInHongKongDollars() {
        for (JsonNode panel : allPanels()) {
            boolean money = StreamSupport.stream(panel.path("targets").spliterator(), false)
                    .anyMatch(target -> target.get("expr").asText().contains("_hkd"));
            assertThat(panel.at("/fieldConfig/defaults/unit").asText().equals("currency:HK$"))
                    .as(panel.get("title").asText())
                    .isEqualTo(money);
        }
    }

    @Test
    void numberTheQueriesOfAPanelApart() {
        for (JsonNode panel : allPanels()) {
            List<String> ids = StreamSupport.stream(panel.path("targets").spliterator(), false)
                    .map(target -> target.get("refId").asText())
                    .toList();
            assertThat(ids).as(panel.get("title").asText()).doesNotHaveDuplicates();
        }
    }

    @Test
    void askForMetricsThatExist() {
        List<String> asked = DashboardQueries.all(Map.of("symbol", "00700", "window", "1d")).stream()
                .map(DashboardQueries.Query::expr)
                .toList();

        assertThat(metricNames(asked)).isSubsetOf(known()).isNotEmpty();
    }

    @Test
    void raiseOperationalAlertsOnMetricsThatExist() throws IOException {
        String rules = Files.readString(Path.of("grafana", "prometheus", "rules.yml"));

        assertThat(metricNames(List.of(rules))).isSubsetOf(known()).isNotEmpty();
    }

    @Test
    void offerEveryWindowShortestFirst() {
        String windows = Windows.DEFAULT.toString();
        for (JsonNode dashboard : dashboards.values()) {
            List<String> offered = StreamSupport.stream(
                            dashboard.at("/templating/list").spliterator(), false)
                    .filter(variable -> variable.get("name").asText().equals("window"))
                    .map(variable -> variable.get("query").asText())
                    .toList();
            assertThat(offered).containsExactly(windows);
        }
    }

    @Test
    void linkToDashboardsThatExist() {
        List<String> uids =
                dashboards.values().stream().map(d -> d.get("uid").asText()).toList();
        for (JsonNode dashboard : dashboards.values()) {
            List<String> links = dashboard.findValuesAsText("url");
            assertThat(links).isNotEmpty();
            assertThat(links).allMatch(link -> uids.contains(link.replaceFirst("^/d/([a-z-]+).*", "$1")));
        }
    }

    private List<JsonNode> allPanels() {
        return dashboards.values().stream().flatMap(d -> panels(d).stream()).toList();
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .toList();
    }

    private static Set<String> metricNames(List<String> texts) {
        return texts.stream()
                .flatMap(text -> METRIC.matcher(text).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our own by definition, Kafka's by the allowlist, the JVM's by what a running JVM shows. */
    private static Set<String> known() {
        try (Metrics metrics = Sample.metrics()) {
            return Stream.of(
                            Arrays.stream(MetricName.values()).map(MetricName::exported),
                            Arrays.stream(KafkaMetricName.values()).map(KafkaMetricName::exported),
                            Sample.VOCABULARY.ruleGauges().stream().map(RuleGauge::metric),
                            Exposition.of(metrics).lines().map(line -> line.replaceFirst("[{ ].*", "")))
                    .flatMap(names -> names)
                    .collect(Collectors.toSet());
        }
    }
}
