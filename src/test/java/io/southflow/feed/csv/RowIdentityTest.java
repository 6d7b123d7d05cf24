package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.feed.publish.PublishException;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a row the same row from one run to the next. */
class RowIdentityTest {
    private static final String HEADER = "time,symbol,channel,buy,sell\n";

    @TempDir
    private Path folder;

    private final List<String> refused = new ArrayList<>();
    /** The topic of positions, compacted. */
    private final Map<String, byte[]> positions = new LinkedHashMap<>();

    private boolean force;
    private TradingCalendar calendar = TradingCalendar.hongKong();

    private static String row(int second, int buy) {
        return String.format("2025-02-18T10:00:%02d,6001,SH,%d,0%n", second, buy);
    }

    /** One run over a file of that name and content; what it published, as {@code buy/source/sequence}. */
    private List<String> publish(String name, String content) throws IOException {
        return publish(Files.writeString(folder.resolve(name), content).toString(), Integer.MAX_VALUE);
    }

    private List<String> pipe(String content) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        try {
            return publish("-", Integer.MAX_VALUE);
        } finally {
            System.setIn(before);
        }
    }

    /** @param most events after which the run is killed: what was added by then is committed */
    private List<String> publish(String path, int most) {
        CsvSettings settings = new CsvSettings(new Topics(""), calendar, refused::add, 20).forced(force);
        List<String> published = new ArrayList<>();
        try (CsvSource source = CsvSource.open(CsvKind.FLOWS, path, settings)) {
            positions.forEach((key, value) -> {
                if (source.position().owns(key)) {
                    source.position().load(key, value);
                }
            });
            source.resume();
            for (FeedEvent event = source.next(); event != null && published.size() < most; event = source.next()) {
                source.position().add();
                SouthboundFlow flow = (SouthboundFlow) event.value();
                published.add(flow.getBuyMilliHkd() / 1000 + "/" + flow.getSource() + "/" + flow.getSequence());
                if (published.size() % 7 == 0) {
                    source.position().save(positions::put);
                }
            }
            source.position().save(positions::put);
        }
        return published;
    }

    @Test
    void aRowThatWasRefusedAndIsMendedIsPublishedOnce() throws IOException {
        String before = HEADER + row(0, 1) + row(1, 2) + "2025-02-18T10:00:02,6001,SH,\"4,000,000\",0\n" + row(3, 8);
        String after = HEADER + row(0, 1) + row(1, 2) + row(2, 4) + row(3, 8);

        assertThat(publish("flows.csv", before))
                .containsExactly("1/csv:flows.csv/1", "2/csv:flows.csv/2", "8/csv:flows.csv/3");
        assertThat(publish("flows.csv", after)).containsExactly("4/csv:flows.csv/4");
        assertThat(publish("flows.csv", after)).isEmpty();
    }

    @Test
    void aRowThatACalendarRefusedIsPublishedOnceItIsMended() throws IOException {
        String content = HEADER + row(0, 1) + "2025-01-29T10:00:00,6001,SH,2,0\n" + row(1, 3);
        assertThat(publish("flows.csv", content)).containsExactly("1/csv:flows.csv/1", "3/csv:flows.csv/2");
        assertThat(refused).hasSize(1);
        calendar = TradingCalendar.parse(new StringReader("2025-12-25,closed"), "mended.csv");
        assertThat(publish("flows.csv", content)).containsExactly("2/csv:flows.csv/3");
        assertThat(publish("flows.csv", content)).isEmpty();
    }

    @Test
    void whatWasPublishedUnderAnotherCalendarIsNotAskedAgain() throws IOException {
        String content = HEADER + row(0, 1) + row(1, 3);
        publish("flows.csv", content);
        calendar = TradingCalendar.parse(new StringReader("2025-02-18,closed"), "other.csv");
        assertThat(publish("flows.csv", content + row(2, 4))).isEmpty();
        assertThat(refused).singleElement().asString().startsWith("flows.csv:4: column 'time': 2025-02-18 is no day");
    }

    @Test
    void aRefusedRowThatAPipeBeginsWithDecidesNothing() {
        String holiday = "2025-01-29T10:00:00,6001,SH,2,0\n";
        assertThat(pipe(HEADER + holiday + row(0, 1))).containsExactly("1/csv:stdin/1");
        assertThat(pipe(HEADER + holiday + row(0, 1) + row(1, 3))).containsExactly("3/csv:stdin~2/1");
        assertThat(pipe(HEADER + holiday + row(9, 9))).containsExactly("9/csv:stdin~3/1");
    }

    @Test
    void aFileThatGrewGoesOnWhereItWas() throws IOException {
        publish("flows.csv", HEADER + row(0, 1));

        assertThat(publish("flows.csv", HEADER + row(0, 1) + row(1, 2))).containsExactly("2/csv:flows.csv/2");
    }

    @Test
    void aFileFedAgainPublishesNothingHoweverItIsWritten() throws IOException {
        publish("flows.csv", HEADER + row(0, 1) + row(1, 2));
        String other = "channel,buy,sell,time,symbol\nSH,2.000,0,2025-02-18T10:00:01+08:00,06001\n"
                + "sh,1,0.0,2025-02-18 10:00:00,6001\n";

        assertThat(publish("flows.csv", other)).isEmpty();
    }

    @Test
    void aFileWithNoneOfTheRowsIsAnotherSource() throws IOException {
        assertThat(publish("latest.csv", HEADER + row(0, 10))).containsExactly("10/csv:latest.csv/1");
        assertThat(publish("latest.csv", HEADER + row(10, 50))).containsExactly("50/csv:latest.csv~2/1");
        assertThat(publish("latest.csv", HEADER + row(20, 60))).containsExactly("60/csv:latest.csv~3/1");

        assertThat(publish("latest.csv", HEADER + row(10, 50) + row(11, 51))).containsExactly("51/csv:latest.csv~2/2");
        assertThat(publish("latest.csv", HEADER + row(0, 10) + row(20, 60) + row(21, 61)))
                .containsExactly("61/csv:latest.csv~3/2");
    }

    @Test
    void aPublishedRowThatIsChangedOrGoneStopsTheFile() throws IOException {
        publish("flows.csv", HEADER + row(0, 1) + "bad\n" + row(1, 2) + row(2, 3));

        assertThatThrownBy(() -> publish("flows.csv", HEADER + row(0, 1) + row(1, 22) + row(2, 3) + row(4, 5)))
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "flows.csv: the row of line 4, published before, is changed or gone. What is published stays:"
                                + " put it back as it was (rows may be added), or give the file another name to publish all of it"
                                + " as another source, or --force to publish only its new rows");
        assertThatThrownBy(() -> publish("flows.csv", HEADER + row(2, 3)))
                .hasMessageStartingWith(
                        "flows.csv: the row of line 2, published before, is changed or gone, and so are 1" + " others");
        force = true;
        assertThat(publish("flows.csv", HEADER + row(0, 1) + row(1, 22) + row(2, 3) + row(4, 5)))
                .containsExactly("22/csv:flows.csv/4", "5/csv:flows.csv/5");
    }

    @Test
    void equalRowsAreAsManyFacts() throws IOException {
        assertThat(publish("flows.csv", HEADER + row(0, 1) + row(0, 1)))
                .containsExactly("1/csv:flows.csv/1", "1/csv:flows.csv/2");
        assertThat(publish("flows.csv", HEADER + row(0, 1) + row(0, 1) + row(0, 1)))
                .containsExactly("1/csv:flows.csv/3");
        assertThatThrownBy(() -> publish("flows.csv", HEADER + row(0, 1) + row(0, 1)))
                .hasMessageContaining("is changed or gone");
    }

    @Test
    void twoPipesAreTwoSourcesAndTheSamePipeIsOne() {
        assertThat(pipe(HEADER + row(0, 1) + row(1, 2))).containsExactly("1/csv:stdin/1", "2/csv:stdin/2");
        assertThat(pipe(HEADER + row(5, 1) + row(1, 2))).containsExactly("1/csv:stdin~2/1", "2/csv:stdin~2/2");
        assertThat(pipe(HEADER + row(0, 1) + row(1, 2))).isEmpty();
        assertThat(pipe(HEADER + row(1, 2) + row(1, 2) + row(1, 2) + row(9, 9))).hasSize(2);
    }

    @Test
    void filesThatNameOneSourceAndNumberNoRowsDoNotTakeEachOthersNumbers() throws IOException {
        String header = "time,symbol,channel,buy,sell,source\n";
        TreeSet<String> all = new TreeSet<>();
        for (String name : List.of("a.csv", "b.csv")) {
            all.addAll(publish(
                    name, header + row(0, 1).strip() + ",desk\n" + row(1, 2).strip() + ",desk\n"));
        }
        all.addAll(publish("a.csv", header + row(7, 7).strip() + ",desk\n"));

        assertThat(all).hasSize(5).allMatch(one -> one.contains("/desk/"));
    }

    @Test
    void numbersOfItsOwnStayAsTheyAre() throws IOException {
        String header = "time,symbol,channel,buy,sell,sequence\n";
        assertThat(publish("a.csv", header + row(0, 1).strip() + ",749050638537379020\n"))
                .containsExactly("1/csv:a.csv/749050638537379020");
    }

    @Test
    void whatAnEarlierReleaseHasPublishedIsPassedOver() throws IOException {
        Path file = Files.writeString(folder.resolve("flows.csv"), HEADER + row(0, 1) + "bad\n" + row(1, 2));
        CsvKind kind = CsvKind.FLOWS;
        CsvFile opened = CsvFile.open(new CsvInput(file.toString(), CsvForm.PLAIN, refused::add), kind);
        positions.put("flows:csv:flows.csv#" + opened.fingerprint(), "2".getBytes(StandardCharsets.UTF_8));
        opened.close();

        assertThat(publish("flows.csv", HEADER + row(0, 1) + "bad\n" + row(1, 2)))
                .isEmpty();
        assertThat(publish("flows.csv", HEADER + row(0, 1) + "bad\n" + row(1, 2) + row(2, 3)))
                .containsExactly("3/csv:flows.csv~2/1");
        assertThat(publish("flows.csv", HEADER + row(0, 1) + "bad\n" + row(1, 2) + row(2, 3)))
                .isEmpty();
    }

    /** Whatever is killed, added, mended and shuffled: each row of the last file is published once. */
    @RepeatedTest(20)
    void everyRowIsPublishedOnce(RepetitionInfo repetition) throws IOException {
        long seed = 20_250_218L + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>(IntStream.range(0, 2_000)
                .mapToObj(i -> row(random.nextInt(60), random.nextInt(1_500)))
                .toList());
        List<String> published = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            StringBuilder content = new StringBuilder(HEADER);
            // A row that is not mended yet stays refused; the file grows from run to run.
            List<String> now = new ArrayList<>(rows.subList(0, 500 + run * 300));
            for (int i = 0; i < now.size(); i++) {
                boolean isBad = i % 10 == 3 && run < 5 && i >= run * 300;
                content.append(isBad ? "bad row\n" : now.get(i));
            }
            Path file = Files.writeString(folder.resolve("flows.csv"), content);
            published.addAll(publish(file.toString(), run == 5 ? Integer.MAX_VALUE : 100 + random.nextInt(700)));
        }
        List<String> expected =
                rows.stream().map(text -> text.split(",")[3]).sorted().toList();

        assertThat(published.stream().map(text -> text.split("/")[0]).sorted().toList())
                .as("seed " + seed)
                .isEqualTo(expected);
        assertThat(published.stream().map(text -> text.split("/")[2]).distinct())
                .hasSize(expected.size());
        Collections.shuffle(rows, random);
        assertThat(publish("flows.csv", HEADER + String.join("", rows))).isEmpty();
    }
}
