package io.southflow.topology.stock;

import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.shorts.ShortBook;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How a stock is kept: which blocks are in its head, and who reads which row. */
final class StockBlocks {
    /** In version 0 one thing followed the other, without blocks. */
    static final Block HEAD = Block.kept("head", 1, "what events change");

    private final FlowTracker flows;
    private final PriceTracker prices;
    private final ShortBook shorts;
    private final RuleBook rules;

    StockBlocks(FlowTracker flows, PriceTracker prices, ShortBook shorts, RuleBook rules) {
        this.flows = flows;
        this.prices = prices;
        this.shorts = shorts;
        this.rules = rules;
    }

    /** Writes what nearly every event changes: it is saved in packs, together with that of other stocks. */
    void writeHead(RowBuffer out) throws IOException {
        flows.writeHead(out);
        prices.writeHead(out);
        rules.write(Subject.FLOWS, out);
        rules.write(Subject.PRICES, out);
    }

    void readHead(SavedBlock head) {
        head.read(HEAD, (version, in) -> {
            if (version == 0) {
                flows.readOldHead(in);
                prices.readOldHead(in);
            } else {
                head.forEachPart(this::readPart);
            }
        });
    }

    private void readPart(SavedBlock part) {
        if (!flows.read(part) && !prices.read(part) && !rules.read(part)) {
            part.passOver();
        }
    }

    /** Hands out the rows that changed since the last time. */
    void save(RowSink rows) {
        flows.clock().save(rows);
        prices.clock().save(rows);
        flows.book().save(rows);
        prices.book().save(rows);
        shorts.save(rows);
        if (shorts.isChanged()) {
            rows.put(ShortBook.HEAD, 0, shortHead());
        }
    }

    private byte[] shortHead() {
        RowBuffer buffer = new RowBuffer(128);
        try {
            buffer.write(ShortBook.HEAD.version());
            buffer.put(ShortBook.LATEST, shorts::writeHead);
            rules.write(Subject.SHORT_SALES, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    private void readShortHead(SavedBlock head) {
        head.read(ShortBook.HEAD, (version, in) -> {
            if (version == 0) {
                OldRules.readShorts(in, shorts, rules);
            } else {
                head.forEachPart(this::readShortPart);
            }
        });
    }

    private void readShortPart(SavedBlock part) {
        if (part.is(ShortBook.LATEST)) {
            part.read(ShortBook.LATEST, (version, in) -> shorts.readHead(in));
        } else if (!rules.read(part)) {
            part.passOver();
        }
    }

    /** Takes back a row; the head comes first, rows come in the order of letter and index. */
    void load(int index, SavedBlock row) {
        if (row.is(FlowBook.JOURNAL) || row.is(FlowBook.SESSION)) {
            flows.book().load(index, row);
        } else if (row.is(TopicClock.FLOW_NUMBERS)) {
            flows.clock().load(index, row);
        } else if (row.is(TopicClock.TICK_NUMBERS)) {
            prices.clock().load(index, row);
        } else if (PriceBook.ROWS.stream().anyMatch(row::is)) {
            prices.book().load(index, row);
        } else if (row.is(ShortBook.HEAD)) {
            readShortHead(row);
        } else if (row.is(ShortBook.DAY) || row.is(ShortBook.DAY_OF_SHARES) || row.is(ShortBook.ACTIONS)) {
            shorts.load(index, row);
        } else {
            row.passOver();
        }
    }
}
