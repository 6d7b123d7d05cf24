package io.southflow.topology.stock;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.action.Actions;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.ShortReport;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.shorts.ShortBook;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.ShortSale;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.state.HeadPacks;
import io.southflow.wire.Words;
import java.io.IOException;
import java.util.function.ObjIntConsumer;

/** Everything about one stock. */
public final class Stock implements HeadPacks.Packed {
    private final String symbol;
    private final byte[] key;
    private final FlowTracker flows;
    private final PriceTracker prices;
    private final ShortBook shorts;
    private final RuleBook rules;
    private final StockBlocks blocks;
    private final StockHost host;
    private boolean changed;
    /** Counts what came, so that others see whether what they know of the stock is old. */
    private int changes;
    /** Whether a record with this key has passed the intake since the start. */
    private boolean keyChecked;

    /** The pack that has the head as it was saved last, or {@link HeadPacks#NONE}. */
    private int pack = HeadPacks.NONE;

    public Stock(String symbol, MonitorSettings settings, StockHost host) {
        this.symbol = symbol;
        this.host = host;
        rules = new RuleBook(settings.detectors(), settings.calendar());
        flows = new FlowTracker(symbol, settings, host, rules);
        key = flows.key();
        prices = new PriceTracker(symbol, settings, host, rules);
        shorts = new ShortBook(settings.calendar());
        blocks = new StockBlocks(flows, prices, shorts, rules);
    }

    @Override
    public String symbol() {
        return symbol;
    }

    /** The symbol in UTF-8, as records have it for a key. */
    byte[] key() {
        return key;
    }

    public boolean isKeyChecked() {
        return keyChecked;
    }

    /** A record with this key has passed the intake: it is a symbol, and on the partition where it belongs. */
    public void keyIsChecked() {
        keyChecked = true;
    }

    public FlowTracker flows() {
        return flows;
    }

    public PriceTracker prices() {
        return prices;
    }

    /** Whether a symbol is the name of an index rather than the code of a stock. */
    public boolean isIndex() {
        return symbol.charAt(0) > '9';
    }

    /** The latest session that its flows or ticks have opened, or {@link SessionGate#NONE}. */
    int openedDay() {
        return Math.max(flows.clock().day(), prices.clock().day());
    }

    /** The latest day of which anything is known but held events, or {@link SessionGate#NONE}. */
    int latestDay() {
        return Math.max(
                Math.max(openedDay(), flows.book().latestDay()),
                Math.max(prices.book().latestDay(), shorts.latestDay()));
    }

    /** The later day of the events that are held, or {@link SessionGate#NONE}. */
    int heldDay() {
        return Math.max(flows.clock().gate().heldDay(), prices.clock().gate().heldDay());
    }

    /** Holds what another of the same symbol held. */
    void holdAs(Stock other) {
        flows.clock().gate().holdAs(other.flows.clock().gate());
        prices.clock().gate().holdAs(other.prices.clock().gate());
    }

    void rejectHeld() {
        flows.rejectHeldUnconfirmed();
        prices.rejectHeldUnconfirmed();
    }

    /** Clears what is active: the stock leaves. */
    void endAlerts(long millis) {
        Basis ofFlows = flows.book().basisAt(flows.book().close());
        Basis ofPrices = prices.book().basisAt(prices.book().close());
        Basis weaker = ofFlows.compareTo(ofPrices) > 0 ? ofFlows : ofPrices;
        rules.end(millis, signal -> host.alert(symbol, signal, weaker));
    }

    public Outcome take(ShortSale sale) {
        ShortBook.Report report = new ShortBook.Report(
                (int) sale.getTradeDate().toEpochDay(),
                sale.getSession() == io.southflow.schema.ReportSession.DAY,
                sale.getShares(),
                sale.getCurrency().equals("HKD") ? sale.getTurnoverMilli() : -1,
                sale.getPublishedAt().toEpochMilli());
        if (!shorts.add(report)) {
            return Outcome.DUPLICATE;
        }
        if (shorts.advance(report.day())) {
            Basis basis = Words.toCore(sale.getBasis());
            rules.judge(
                    Subject.SHORT_SALES,
                    new ShortReport(
                            report.day(),
                            report.wholeDay(),
                            report.shares(),
                            report.turnoverMilliHkd(),
                            report.publishedMillis(),
                            before(report.day())),
                    signal -> host.alert(symbol, signal, basis));
        }
        return Outcome.ACCEPTED;
    }

    private ShortReport.Before before(int day) {
        return new ShortReport.Before() {
            @Override
            public long[] shares(int sessions) {
                return shorts.before(day, sessions);
            }

            @Override
            public double sharesOfOne(int earlier) {
                return shorts.sharesOfOne(earlier, day);
            }
        };
    }

    public Outcome take(CorporateAction said) {
        Action action = new Action(
                (int) said.getExDate().toEpochDay(),
                Action.Kind.valueOf(said.getType().name()),
                said.getNewShares(),
                said.getOldShares());
        Actions.Taken onPrices = prices.book().take(action, said.getCancel());
        Actions.Taken onShares = shorts.take(action, said.getCancel());
        if (onPrices == Actions.Taken.LATE || onShares == Actions.Taken.LATE) {
            host.lateAction(symbol, action);
        }
        return onPrices == Actions.Taken.KNOWN && onShares == Actions.Taken.KNOWN
                ? Outcome.DUPLICATE
                : Outcome.ACCEPTED;
    }

    /** Marks that something may have to be saved. Returns whether it was not marked before. */
    public boolean markChanged() {
        boolean first = !changed;
        changed = true;
        changes++;
        return first;
    }

    /** Another number after each change than before it. */
    public int changes() {
        return changes;
    }

    @Override
    public int pack() {
        return pack;
    }

    @Override
    public void setPack(int newPack) {
        pack = newPack;
    }

    @Override
    public int headVersion() {
        return StockBlocks.HEAD.version();
    }

    @Override
    public void writeHead(RowBuffer out) throws IOException {
        blocks.writeHead(out);
    }

    @Override
    public void readHead(SavedBlock head) {
        blocks.readHead(head);
    }

    /** Hands out the rows that changed since the last time. */
    void save(RowSink rows) {
        blocks.save(rows);
        changed = false;
    }

    /** Takes back a row; the head comes first, rows come in the order of letter and index. */
    public void load(int index, SavedBlock row) {
        blocks.load(index, row);
    }

    /** All rows are back. */
    void loaded() {
        flows.clock().loaded();
        prices.clock().loaded();
        flows.book().loaded();
    }

    /** What gauges show: of money what the last NetInflow said. */
    public StockFigures figures() {
        SaidFlows said = flows.said();
        return new StockFigures(
                symbol,
                orUnknown(
                        isIndex()
                                ? prices.book().levelMilli(SessionGate.NONE)
                                : prices.book().lastMilli(),
                        0),
                prices.rsi(),
                prices.percentB(),
                orUnknown(shorts.latestShares(), -1),
                said.nets(),
                said.buyDayMilli(),
                said.sellDayMilli(),
                rules.gauges());
    }

    private static long orUnknown(long value, long none) {
        return value == none ? StockFigures.UNKNOWN : value;
    }

    /** Tells each rule with an alert that is active, and its level. */
    public void forEachActive(ObjIntConsumer<Rule> action) {
        rules.forEachActive(action);
    }
}
