package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them, from the command line to the figures: what is fed in is counted, or it is told why not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST = 1 << 20;
    private static final int DAY = Windows.DEFAULT.indexOf("1d");

    @TempDir
    private static Path dir;

    private Installation installation;
    private MixedFeed feed;

    @BeforeAll
    void start() {
        installation = new Installation(dir.resolve("data"));
        assertThat(installation.southflow("topics").exitCode()).isZero();
        feed = new MixedFeed(installation, LARGEST);
    }

    @AfterAll
    void stop() {
        feed.close();
        installation.close();
    }

    /** An application with topics of its own on the broker. */
    private final class World implements AutoCloseable {
        private final Topics topics;
        private final List<String> options;
        private final JarProcess southflow;

        World(String prefix) {
            topics = new Topics(prefix);
            options = List.of(
                    "--set=southflow.topic.prefix=" + prefix,
                    "--set=southflow.retention.ms=-1",
                    "--set=southflow.partitions=2",
                    "--set=application.id=" + prefix + "cases");
            assertThat(southflow("topics").err()).isEmpty();
            southflow = JarProcess.southflow(
                    dir,
                    Stream.concat(
                                    Stream.of(
                                            "run",
                                            "--set=southflow.metrics.port=0",
                                            "--set=bootstrap.servers=" + installation.bootstrapServers(),
                                            "--set=schema.registry.url=" + installation.registryUrl(),
                                            "--set=state.dir=" + dir.resolve(prefix + "streams")),
                                    options.stream())
                            .toArray(String[]::new));
        }

        Ran southflow(String... args) {
            return installation.southflow(
                    Stream.concat(Stream.of(args), options.stream()).toArray(String[]::new));
        }

        Ran produce(String kind, String name) {
            return southflow("produce", kind, file(name).toString(), "--speed", "max");
        }

        Ran pipe(String name) throws IOException {
            InputStream before = System.in;
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(file(name))));
            try {
                return southflow("produce", "flows", "-", "--speed", "max");
            } finally {
                System.setIn(before);
            }
        }

        private Map<String, NetInflow> latest() {
            Map<String, NetInflow> latest = new TreeMap<>();
            for (ConsumerRecord<byte[], byte[]> record :
                    feed.read(topics.netInflows().name())) {
                NetInflow inflow = feed.value(topics.netInflows(), record);
                latest.put(inflow.getSymbol(), inflow);
            }
            return latest;
        }

        private MarketFlow market() {
            List<ConsumerRecord<byte[], byte[]>> records =
                    feed.read(topics.market().name());
            assertThat(records).as("snapshots of the market").isNotEmpty();
            return feed.value(topics.market(), records.get(records.size() - 1));
        }

        /** The net of the day, in the topic and in the gauge. */
        void shows(String symbol, String netHkd) {
            eventually(() -> {
                NetInflow inflow = latest().get(symbol);
                assertThat(inflow).as(symbol).isNotNull();
                long net = inflow.getWindows().get(DAY).getNetMilliHkd();
                assertThat(java.math.BigDecimal.valueOf(net, 3)).as(symbol).isEqualByComparingTo(netHkd);
                assertThat(gauge(symbol)).as("gauge of " + symbol).isEqualByComparingTo(netHkd);
            });
        }

        private java.math.BigDecimal gauge(String symbol) {
            return southflow
                    .metrics()
                    .lines()
                    .filter(line -> line.startsWith("southflow_net_inflow_hkd{"))
                    .filter(line -> line.contains("symbol=\"" + symbol + "\"") && line.contains("window=\"1d\""))
                    .map(line -> new java.math.BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(java.math.BigDecimal.valueOf(Long.MIN_VALUE));
        }

        void eventually(Runnable assertion) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast(() ->
                            assertThat(southflow.isAlive()).as(southflow.said()).isTrue())
                    .untilAsserted(assertion::run);
        }

        @Override
        public void close() {
            southflow.close();
        }
    }

    /** A file of the resources, copied so that its name and folder are those of a person's file. */
    private Path file(String name) {
        try (InputStream resource = CasesIT.class.getResourceAsStream("/io/southflow/cases/" + name)) {
            Path file = dir.resolve("files").resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void rowsAreCountedOnceHoweverTheFileComes() throws Exception {
        try (World world = new World("rows.")) {
            assertThat(world.produce("flows", "fix1/flows_fix.csv").out())
                    .contains("4 rows read, 1 refused, 4 published");
            assertThat(world.produce("flows", "fix2/flows_fix.csv").out())
                    .contains("5 rows read, 0 refused, 1 published, 4 published before");
            assertThat(world.produce("flows", "fix2/flows_fix.csv").out())
                    .contains("0 published; nothing to publish, all 5 were published before");
            world.shows("06001", "15000000");

            assertThat(world.produce("flows", "e_mixed_cr.csv").out()).contains("3 rows read, 0 refused, 3 published");
            world.shows("05001", "7000000");

            world.produce("flows", "e_dup.csv");
            world.shows("05008", "2000000");

            world.produce("flows", "n_two.csv");
            world.shows("06005", "5249999.5");
            world.produce("flows", "n_hb1.csv");
            world.shows("06005", "5249999.5");
            world.produce("flows", "n_hb2.csv");
            world.shows("06005", "5249999.5");

            for (String bad : List.of("e_allbad.csv", "e_days.csv", "e_utc_naive.csv")) {
                Ran ran = world.produce("flows", bad);
                assertThat(ran.exitCode()).as(bad).isEqualTo(1);
                assertThat(ran.out()).as(bad).contains("0 rows read");
            }
            assertThat(world.produce("flows", "e_utc_naive.csv").err()).contains("UTC");

            world.produce("flows", "c1/latest.csv");
            world.produce("flows", "c2/latest.csv");
            world.shows("01810", "180000000");
            assertThat(world.pipe("c1/latest.csv").out()).contains("3 published");
            assertThat(world.pipe("c2/latest.csv").out()).contains("4 published");
            assertThat(world.pipe("c1/latest.csv").out()).contains("0 published");
            world.shows("01810", "360000000");

            assertThat(feed.read(world.topics.rejects())).isEmpty();
        }
    }

    @Test
    void aFeedThatFallsSilentIsShownToItsLastSecond() throws Exception {
        try (World world = new World("silent.")) {
            world.produce("flows", "readme_flows.csv");
            world.shows("00700", "5249999.5");

            world.produce("flows", "s_hk.csv");
            world.shows("00700", "201000000");
            assertThat(world.latest()).containsOnlyKeys("00700");
        }
    }

    @Test
    void aDayFigureIsShownAtOnce() throws Exception {
        try (World world = new World("days.")) {
            for (int day : List.of(1, 2)) {
                world.produce("flows", "m_day" + day + ".csv");
                Instant close = Instant.parse("2025-02-1" + (7 + day) + "T08:00:00Z");
                world.eventually(() -> {
                    assertThat(world.market().getAsOf()).isEqualTo(close);
                    assertThat(world.latest()).containsOnlyKeys("00700", "01810", "09988");
                    assertThat(world.latest().values())
                            .allMatch(inflow -> inflow.getAsOf().equals(close));
                    assertThat(world.market().getTotals())
                            .filteredOn(total -> total.getChannel().equals("ALL")
                                    && total.getWindow().equals("1d"))
                            .singleElement()
                            .extracting("netMilliHkd")
                            .isEqualTo(2_863_000_000_000L);
                });
                world.shows("00700", "1200000000");
                world.shows("09988", "1063000000");
                world.shows("01810", "600000000");
            }
        }
    }

    private Path written(String name, String... lines) throws IOException {
        return Files.write(dir.resolve(name), List.of(lines));
    }

    private static long dayOfAll(MarketFlow market) {
        return market.getTotals().stream()
                .filter(total ->
                        total.getChannel().equals("ALL") && total.getWindow().equals("1d"))
                .findFirst()
                .orElseThrow()
                .getNetMilliHkd();
    }

    @Test
    void theMarketIsThereBeforeAnyFlowAndItsOwnDayStandsInPlaceOfTheStocks() throws Exception {
        try (World world = new World("market.")) {
            Path bars = written(
                    "bars.csv",
                    "date,symbol,open,high,low,close,volume,turnover",
                    "2025-02-14,HSTECH,5500,5560,5480,5526.3,0,0",
                    "2025-02-17,HSTECH,5520,5570.2,5460,5527.3,0,0");
            assertThat(world.southflow("produce", "daily-bars", bars.toString()).out())
                    .contains("2 rows read, 0 refused, 2 published");
            world.eventually(() -> assertThat(world.market().getIndices())
                    .singleElement()
                    .satisfies(index -> assertThat(index.getSymbol()).isEqualTo("HSTECH")));

            Path market = written(
                    "market.csv",
                    "time,symbol,channel,buy,sell,period,basis",
                    "2025-02-18,SOUTHBOUND,SH,20000000000,8000000000,DAY,REPORTED",
                    "2025-02-18,SOUTHBOUND,SZ,15000000000,5000000000,DAY,REPORTED");
            assertThat(world.southflow("produce", "flows", market.toString()).out())
                    .contains("2 published", "none rejected by the application");
            world.eventually(() -> assertThat(dayOfAll(world.market())).isEqualTo(22_000_000_000_000L));

            world.produce("flows", "m_day1.csv");
            world.shows("00700", "1200000000");
            world.eventually(() -> {
                assertThat(dayOfAll(world.market())).isEqualTo(22_000_000_000_000L);
                assertThat(world.southflow.metrics())
                        .contains("southflow_market_official_difference_hkd{channel=\"ALL\"");
            });
            assertThat(feed.read(world.topics.rejects())).isEmpty();
        }
    }
}
