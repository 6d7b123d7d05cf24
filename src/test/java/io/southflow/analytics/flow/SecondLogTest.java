package io.southflow.analytics.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecondLogTest {
    private static final long SEED = 3;

    private static void replay(byte[] row, int day, SecondLog log) {
        SavedBlock.ofRow("J", row, null).read(DayLogs.JOURNAL, (version, in) -> FlowJournal.replay(in, day, log));
    }

    @Test
    void holdsWhatAPlainListHolds() throws Exception {
        System.out.println("SecondLogTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        SecondLog log = new SecondLog();
        FlowJournal journal = new FlowJournal();
        List<byte[]> blocks = new ArrayList<>();
        List<long[]> plain = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            // Mostly forward, now and then far back.
            int second = Math.max(0, i * 2 - (random.nextInt(10) == 0 ? random.nextInt(3_000) : 0));
            Channel channel = random.nextBoolean() ? Channel.SH : Channel.SZ;
            long buy = random.nextLong(1_000);
            long sell = random.nextLong(1_000);
            log.add(second, channel, buy, sell);
            if (journal.isFull()) {
                blocks.add(journal.toRow(DayLogs.JOURNAL, 5));
                journal.next();
            }
            journal.add(second, channel, buy, sell);
            plain.add(new long[] {second, Money.lane(channel), buy, sell});
        }
        SecondLog restored = new SecondLog();
        for (byte[] block : blocks) {
            replay(block, 5, restored);
        }
        journal.replay(restored);

        for (int i = 0; i < 500; i++) {
            int to = random.nextInt(10_500);
            int from = to - random.nextInt(4_000);
            long[] expected = new long[Money.LANES];
            for (long[] entry : plain) {
                if (entry[0] > from && entry[0] <= to) {
                    expected[(int) entry[1]] += entry[2];
                    expected[(int) entry[1] + 1] += entry[3];
                }
            }
            long[] found = new long[Money.LANES];
            log.addBetween(from, to, found);
            assertThat(found).isEqualTo(expected);
            assertThat(log.netBetween(from, to)).isEqualTo(Money.net(expected));
            assertThat(restored.netBetween(from, to)).isEqualTo(Money.net(expected));
        }
    }

    @Test
    void manyAmountsOfOneSecondAreOneEntryAChannel() {
        FlowJournal journal = new FlowJournal();
        SecondLog log = new SecondLog();
        for (int i = 0; i < 1_000; i++) {
            journal.add(7, i % 2 == 0 ? Channel.SH : Channel.SZ, 3, 1);
        }
        journal.add(8, Channel.SH, 1, 0);
        journal.replay(log);
        assertThat(journal.entries()).isEqualTo(3);
        assertThat(log.netBetween(6, 7)).isEqualTo(2_000);
        assertThat(log.netBetween(7, 8)).isEqualTo(1);
    }

    @Test
    void aBlockOfAnotherSessionSaysNothing() {
        FlowJournal journal = new FlowJournal();
        journal.add(7, Channel.SH, 1, 2);
        SecondLog log = new SecondLog();
        replay(journal.toRow(DayLogs.JOURNAL, 5), 6, log);
        assertThat(log.size()).isZero();
    }
}
