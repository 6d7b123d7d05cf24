package io.southflow.cli.settings;

import static io.southflow.cli.settings.SouthflowSettings.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path dir;

    @Test
    void defaultsAreThoseOfTheDesign() {
        MonitorSettings monitor = MonitorMapping.monitor(Settings.of(Map.of()));
        assertThat(monitor.detectors()).isEqualTo(ShippedRules.standard());
        assertThat(monitor.topics().flows().name()).isEqualTo("southbound.flows");
        assertThat(monitor.partitions()).isEqualTo(4);
        assertThat(monitor.indices()).containsOnlyKeys("HSI", "HSTECH", "HSCEI", "CSI300", "NDX", "SPX");
        assertThat(monitor.maxStocks()).isEqualTo(10_000);
        assertThat(monitor.maxAhead()).isEqualTo(Duration.ofHours(1));
        assertThat(monitor.duplicateSpanSeconds()).isEqualTo(60);
        assertThat(monitor.duplicateNumbers()).isEqualTo(1024);
        assertThat(monitor.netInflowInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(monitor.marketInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(monitor.marketIdle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(monitor.windows()).hasToString("1m,5m,15m,30m,1h,1d,5d,20d,mtd,ytd");
        assertThat(monitor.leaders()).isEqualTo(10);
        Settings settings = Settings.of(Map.of());
        assertThat(settings.get(RETENTION_MS)).isEqualTo(Duration.ofDays(400).toMillis());
        assertThat(settings.get(ALERTS_RETENTION_MS))
                .isEqualTo(settings.get(REJECTS_RETENTION_MS))
                .isEqualTo(Duration.ofDays(30).toMillis());
        assertThat(settings.get(METRICS_HOST)).isEqualTo("127.0.0.1");
        assertThat(settings.get(METRICS_PORT)).isEqualTo(9464);
    }

    @Test
    void everySettingReachesItsPlace() throws IOException {
        Path calendar = Files.writeString(dir.resolve("calendar.csv"), "2025-02-18,closed\n");
        Path securities = Files.writeString(
                dir.resolve("names.csv"), "code,name,zone\n00005,HSBC\nHSFI,Finance\nDAX,Dax,Europe/Berlin\n");
        Path file = Files.writeString(
                dir.resolve("southflow.properties"),
                """
                southflow.topic.prefix = hk.
                southflow.partitions = 12
                southflow.replication.factor = 3
                southflow.retention.ms = -1
                southflow.alerts.retention.ms = 7d
                southflow.rejects.retention.ms = 86400000
                southflow.intake.max-ahead = 30m
                southflow.stocks.max = 300
                southflow.duplicates.span = 90s
                southflow.duplicates.numbers = 2048
                southflow.net-inflow.interval = 250ms
                southflow.market.interval = 2000
                southflow.market.idle = 8s
                southflow.windows = ytd, 3d,2m
                southflow.leaders = 25
                southflow.detectors.lateness = 60s
                southflow.detectors.overbought.raise = 71.5
                southflow.detectors.overbought.critical = 82
                southflow.detectors.overbought.clear = 66
                southflow.detectors.oversold.raise = 28
                southflow.detectors.oversold.critical = 18
                southflow.detectors.oversold.clear = 36
                southflow.detectors.rsi.warm-up = 100
                southflow.detectors.short-spike.ratio = 3
                southflow.detectors.short-spike.critical = 5
                southflow.detectors.short-spike.clear = 1.25
                southflow.detectors.short-spike.robust-z = 4
                southflow.detectors.short-spike.sessions = 30
                southflow.detectors.short-spike.min-turnover-hkd = 60000000
                southflow.detectors.surge.deviations = 5
                southflow.detectors.surge.clear = 1
                southflow.detectors.surge.min-net-hkd = 70000000
                southflow.detectors.surge.sessions = 15
                southflow.detectors.surge.warm-up = 8
                southflow.detectors.overbought.for = 30s
                southflow.detectors.overbought.keep = 1m
                southflow.detectors.oversold.for = 31s
                southflow.detectors.oversold.keep = 61s
                southflow.detectors.short-spike.for = 32s
                southflow.detectors.short-spike.keep = 62s
                southflow.detectors.inflow-surge.for = 33s
                southflow.detectors.inflow-surge.keep = 63s
                southflow.detectors.outflow-surge.for = 34s
                southflow.detectors.outflow-surge.keep = 64s
                southflow.calendar = %s
                southflow.securities = %s
                southflow.metrics.host = 0.0.0.0
                southflow.metrics.port = 0
                southflow.metrics.symbols = 00700, 09988
                southflow.metrics.symbols.max = 10
                """
                        .formatted(calendar, securities));
        Settings settings = Settings.load(file, Map.of(), Map.of());
        for (Setting<?> setting : SouthflowSettings.all(ShippedRules.ALL)) {
            assertThat(settings.get(setting))
                    .as("the file sets %s", setting.key())
                    .isNotEqualTo(setting.read(setting.defaultText()));
        }

        MonitorSettings monitor = MonitorMapping.monitor(settings);
        assertThat(monitor.topics().alerts().name()).isEqualTo("hk.alerts");
        assertThat(monitor.partitions()).isEqualTo(12);
        assertThat(monitor.calendar().isTradingDay(20_137)).isFalse();
        assertThat(monitor.indices())
                .hasSize(8)
                .containsEntry("HSFI", ZoneId.of("Asia/Hong_Kong"))
                .containsEntry("DAX", ZoneId.of("Europe/Berlin"));
        assertThat(monitor.maxStocks()).isEqualTo(300);
        assertThat(monitor.maxAhead()).isEqualTo(Duration.ofMinutes(30));
        assertThat(monitor.duplicateSpanSeconds()).isEqualTo(90);
        assertThat(monitor.duplicateNumbers()).isEqualTo(2048);
        assertThat(monitor.netInflowInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(monitor.marketInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(monitor.marketIdle()).isEqualTo(Duration.ofSeconds(8));
        assertThat(monitor.windows()).hasToString("2m,3d,ytd");
        assertThat(monitor.leaders()).isEqualTo(25);
        assertThat(monitor.detectors())
                .isEqualTo(ShippedRules.standard()
                        .withLateness(60)
                        .with("overbought.raise", 71.5)
                        .with("overbought.critical", 82)
                        .with("overbought.clear", 66)
                        .with("overbought.for", 30)
                        .with("overbought.keep", 60)
                        .with("oversold.raise", 28)
                        .with("oversold.critical", 18)
                        .with("oversold.clear", 36)
                        .with("oversold.for", 31)
                        .with("oversold.keep", 61)
                        .with("rsi.warm-up", 100)
                        .with("short-spike.ratio", 3)
                        .with("short-spike.critical", 5)
                        .with("short-spike.clear", 1.25)
                        .with("short-spike.robust-z", 4)
                        .with("short-spike.sessions", 30)
                        .with("short-spike.min-turnover-hkd", 60_000_000)
                        .with("short-spike.for", 32)
                        .with("short-spike.keep", 62)
                        .with("surge.deviations", 5)
                        .with("surge.clear", 1)
                        .with("surge.min-net-hkd", 70_000_000)
                        .with("surge.sessions", 15)
                        .with("surge.warm-up", 8)
                        .with("inflow-surge.for", 33)
                        .with("inflow-surge.keep", 63)
                        .with("outflow-surge.for", 34)
                        .with("outflow-surge.keep", 64));
        assertThat(settings.get(SECURITIES)).isEqualTo(securities.toString());
        assertThat(settings.get(METRICS_SYMBOLS)).isEqualTo("00700, 09988");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "southflow.partitions | 0 | 1 to 1000",
                "southflow.partitions | many | 1 to 1000",
                "southflow.replication.factor | 0 | -1 or 1 to 100",
                "southflow.retention.ms | 5 | -1 (for ever) or 1h",
                "southflow.detectors.lateness | 601s | 0s to 600s",
                "southflow.detectors.lateness | 1500ms | whole seconds",
                "southflow.detectors.overbought.raise | NaN | 0 to 100",
                "southflow.detectors.overbought.raise | 81 | at most southflow.detectors.overbought.critical, which is 80",
                "southflow.detectors.overbought.clear | 70 | less than southflow.detectors.overbought.raise, which is 70",
                "southflow.detectors.oversold.raise | 40 | less than southflow.detectors.oversold.clear, which is 35",
                "southflow.detectors.short-spike.clear | 2.5 | less than southflow.detectors.short-spike.ratio",
                "southflow.detectors.surge.warm-up | 21 | at most southflow.detectors.surge.sessions, which is 20",
                "southflow.detectors.surge.min-net-hkd | 1.5 | 0 to 1000000000000",
                "southflow.market.idle | 99999999999999999999s | 10ms to 1h",
                "southflow.metrics.port | 65536 | 0 to 65535",
                "southflow.topic.prefix | a b | letters, digits",
                "southflow.windows | 1m,1w | 1 to 32 different ones of 1m to 330m and 1h to 5h (trading time), 1d to 250d",
                "southflow.windows | 331m | 1m to 330m",
                "southflow.windows | 5d,5d | different ones",
                "southflow.calendar | /no/such/file | no such file",
                "southflow.securities | /no/such/file | expected a CSV file with the columns code,name",
                "southflow.stocks.max | 0 | 1 to 100000",
            })
    void aValueOutOfRangeIsRefusedInOneLine(String key, String value, String expected) {
        assertThat(catchThrowable(() -> MonitorMapping.monitor(Settings.of(Map.of(key, value)))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(key, "'" + value + "'", expected)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aMisspeltKeyIsRefusedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> Settings.of(Map.of("southflow.leader", "5")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("unknown setting southflow.leader; did you mean southflow.leaders (1 to 100)?");
        assertThatThrownBy(() -> Settings.load(null, Map.of("SOUTHFLOW_MARKET_INTERVALL", "5s"), Map.of()))
                .hasMessageContaining("did you mean SOUTHFLOW_MARKET_INTERVAL ");
        assertThatThrownBy(() -> Settings.of(Map.of("southflow.colour", "red")))
                .hasMessage("unknown setting southflow.colour; 'southflow settings' lists them all");
    }

    @Test
    void aKafkaKeyUnderOurPrefixIsRefusedWithoutShowingItsValue() {
        assertThatThrownBy(() -> Settings.of(Map.of("southflow.sasl.jaas.config", "password=hunter2")))
                .hasMessageContaining("Kafka's own key is sasl.jaas.config")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void theEnvironmentGoesOverTheFileAndTheCommandLineOverBoth() throws IOException {
        Path file = Files.writeString(
                dir.resolve("s.properties"), "southflow.leaders=1\nsouthflow.partitions=1\nclient.id=file\n");
        Settings settings = Settings.load(
                file,
                Map.of(
                        "SOUTHFLOW_LEADERS",
                        "2",
                        "SOUTHFLOW_PARTITIONS",
                        "2",
                        "SOUTHFLOW_CLIENT_ID",
                        "env",
                        "HOME",
                        "/"),
                Map.of("southflow.leaders", "3"));
        assertThat(settings.get(LEADERS)).isEqualTo(3);
        assertThat(settings.get(PARTITIONS)).isEqualTo(2);
        assertThat(settings.kafka()).containsExactly(Map.entry("client.id", "env"));
    }

    @Test
    void anUnreadableFileIsNamed() {
        assertThatThrownBy(() -> Settings.load(dir.resolve("none"), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("none", "no such file");
    }

    @Test
    void numbersAreRememberedForAsLongAsDetectorsWait() {
        Settings settings = Settings.of(Map.of("southflow.detectors.lateness", "300s"));
        assertThat(MonitorMapping.monitor(settings).duplicateSpanSeconds()).isEqualTo(300);
    }
}
