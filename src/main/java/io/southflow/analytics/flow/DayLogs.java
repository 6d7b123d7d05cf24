package io.southflow.analytics.flow;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * The money of the current session by second and that of the session before, which the market may still be asked about,
 * with the journals that both are rebuilt from. Their blocks take turns in two banks, so that neither overwrites the
 * other.
 */
final class DayLogs {
    static final Block JOURNAL = Block.kept("J", 0, "a session's flows");
    /** More blocks than a session's journal ever has. */
    private static final int BANK = 1 << 16;

    private final FlowJournal journal = new FlowJournal();
    private final TreeMap<Integer, byte[]> sealed = new TreeMap<>();
    private int bank;
    private int day = SessionGate.NONE;
    private SecondLog log = new SecondLog();
    private int before = SessionGate.NONE;
    private SecondLog logBefore = new SecondLog();
    private int lastBlockBefore;

    /** The current session's. */
    SecondLog log() {
        return log;
    }

    /** That of a day, or null when it is neither the current session nor the one before. */
    SecondLog of(int someDay) {
        return someDay == day ? log : someDay == before ? logBefore : null;
    }

    void open(int newDay) {
        if (!journal.isEmpty()) {
            seal();
        }
        lastBlockBefore = journal.block() - 1;
        before = day;
        logBefore = log;
        day = newDay;
        log = new SecondLog();
        bank = 1 - bank;
        restart();
    }

    void add(int second, Channel channel, long buy, long sell) {
        if (journal.isFull()) {
            seal();
            if (journal.entries() > 2 * Channel.values().length * log.size() + 4096) {
                rewrite();
            }
        }
        log.add(second, channel, buy, sell);
        journal.add(second, channel, buy, sell);
    }

    private void restart() {
        sealed.keySet().removeIf(index -> index / BANK == bank);
        journal.restart();
    }

    private void seal() {
        sealed.put(bank * BANK + journal.block(), journal.toRow(JOURNAL, day));
        journal.next();
    }

    /** A journal much longer than the log (late events in turn) is replaced by one in order of time. */
    private void rewrite() {
        restart();
        long[] lanes = new long[Money.LANES];
        for (int i = 0; i < log.size(); i++) {
            if (journal.isFull()) {
                seal();
            }
            Arrays.fill(lanes, 0);
            log.addBetween(log.second(i) - 1, log.second(i), lanes);
            for (Channel channel : Channel.values()) {
                int lane = Money.lane(channel);
                journal.add(log.second(i), channel, lanes[lane], lanes[lane + 1]);
            }
        }
    }

    /** Hands out the blocks that are full since the last time; the last one is in the head. */
    void save(RowSink rows) {
        if (!sealed.isEmpty()) {
            sealed.forEach((index, block) -> rows.put(JOURNAL, index, block));
            sealed.clear();
        }
    }

    /** Takes back a block; those of a bank come in order, behind the head. */
    void load(int index, SavedBlock row) {
        boolean isCurrent = index / BANK == bank;
        int last = isCurrent ? journal.block() - 1 : lastBlockBefore;
        row.read(JOURNAL, (version, in) -> {
            if (index % BANK <= last) {
                FlowJournal.replay(in, isCurrent ? day : before, isCurrent ? log : logBefore);
            } else {
                // Of a session before these.
                in.skipNBytes(in.available());
            }
        });
    }

    /** All blocks are back. */
    void loaded() {
        journal.replay(log);
    }

    void writeHead(DataOutput out) throws IOException {
        out.writeByte(bank);
        out.writeInt(day);
        out.writeInt(before);
        out.writeInt(lastBlockBefore);
        journal.write(out);
    }

    void readHead(DataInput in) throws IOException {
        bank = in.readByte();
        day = in.readInt();
        before = in.readInt();
        lastBlockBefore = in.readInt();
        journal.read(in);
    }
}
