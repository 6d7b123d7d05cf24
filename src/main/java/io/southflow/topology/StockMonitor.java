package io.southflow.topology;

import io.southflow.analytics.Basis;
import io.southflow.analytics.RowSink;
import io.southflow.analytics.Signal;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.Alert;
import io.southflow.schema.AlertState;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Everything about the stocks of one partition: reads all inputs, keeps the stocks, publishes what they have to say. An
 * adapter: what is decided is decided in {@link Intake}, in the trackers and in the books behind them.
 */
final class StockMonitor implements Processor<byte[], byte[], byte[], byte[]>, Desk {
    static final String NAME = "stock-monitor";
    static final String STORE = "stocks";

    static final String TO_NET_INFLOWS = "to-net-inflows";
    static final String TO_ALERTS = "to-alerts";
    static final String TO_ACTIVE_ALERTS = "to-active-alerts";
    static final String TO_PARTIALS = "to-partials";
    static final String TO_REJECTS = "to-rejects";

    /** For a held event, which was checked against the clock when it came. */
    private static final long LATER = Long.MAX_VALUE / 2;

    /** Of a task's time: an instance may have many, and the market is seen every five minutes of trading anyway. */
    private static final double PARTIALS_SHARE = 0.01;

    private final MonitorSettings settings;
    private final MonitorListener listener;
    private final Intake intake;
    private final Serializer<Object> serializer;
    private final NetInflowReport netInflows;
    private final Tally tally;
    private final String flows;
    private final String ticks;
    private final String shortSales;
    /** Read anew for each record. */
    private final FlowFields flow = new FlowFields();

    private final TickFields tick = new TickFields();

    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, byte[]> store;
    private StockTable stocks;
    private TaskClock clock;
    private TaskLedger ledger;
    private PartialSchedule partials;
    private CostLimit livePartials;
    private LiveFigures live;

    StockMonitor(
            MonitorSettings settings,
            MonitorListener listener,
            Deserializer<?> deserializer,
            Serializer<Object> serializer) {
        this.settings = settings;
        this.listener = listener;
        this.serializer = serializer;
        intake = new Intake(settings, deserializer);
        netInflows = new NetInflowReport(settings, serializer);
        tally = new Tally(settings.topics().inputs(), listener);
        flows = settings.topics().flows().name();
        ticks = settings.topics().ticks().name();
        shortSales = settings.topics().shortSales().name();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        store = context.getStateStore(STORE);
        // All of it new: a task whose transaction was aborted comes back as the same object.
        stocks = new StockTable(settings, this, store);
        clock = new TaskClock();
        ledger = new TaskLedger();
        partials = new PartialSchedule(clock, this::partial);
        livePartials = new CostLimit(settings.marketInterval(), PARTIALS_SHARE, System::nanoTime);
        live = new LiveFigures(settings, listener, context.taskId().partition(), stocks);
        stocks.load((key, row) -> {
            switch (key.kind()) {
                case TaskRows.CLOCK -> clock.read(row);
                case TaskRows.PARTIALS -> partials.read(row);
                default -> ledger.load(key.kind(), key.index(), row);
            }
        });
        live.loaded();
        CommitHook hook = context.getStateStore(CommitHook.NAME);
        hook.beforeCommit(this::save);
        context.schedule(settings.netInflowInterval(), PunctuationType.WALL_CLOCK_TIME, now -> live.showNetInflows());
        context.schedule(settings.marketInterval(), PunctuationType.WALL_CLOCK_TIME, now -> look());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Input input = Input.of(record, context.recordMetadata().orElseThrow());
        Outcome outcome;
        try {
            outcome = take(input, context.currentSystemTimeMs());
        } catch (Rejection rejection) {
            reject(input, rejection.reason(), rejection.getMessage());
            outcome = Outcome.REJECTED;
        }
        ledger.count(outcome, 1);
        tally.count(input.topic(), outcome);
        partials.changed();
    }

    /** The inputs in the order of how often they come. */
    private Outcome take(Input record, long now) throws Rejection {
        if (record.topic().equals(ticks)) {
            intake.take(record, now, tick);
            return stocks.change(record.key()).prices().offer(tick, record);
        }
        if (record.topic().equals(flows)) {
            intake.take(record, now, flow);
            if (flow.period() == FlowPeriod.MONTH) {
                ledger.take(flow);
                return Outcome.ACCEPTED;
            }
            return stocks.change(record.key()).flows().offer(flow, record);
        }
        if (record.topic().equals(shortSales)) {
            ShortSale sale = intake.takeShortSale(record, now);
            return stocks.change(record.key()).take(sale);
        }
        DailyBar bar = intake.takeDailyBar(record, now);
        return stocks.change(record.key()).prices().bar(bar);
    }

    @Override
    public FlowFields decodeFlow(Input held) {
        FlowFields event = new FlowFields();
        return takeHeld(held, () -> intake.take(held, LATER, event)) ? event : null;
    }

    @Override
    public TickFields decodeTick(Input held) {
        TickFields event = new TickFields();
        return takeHeld(held, () -> intake.take(held, LATER, event)) ? event : null;
    }

    /** Takes something in, or rejects it. */
    private interface Taking {
        void take() throws Rejection;
    }

    private boolean takeHeld(Input held, Taking taking) {
        try {
            taking.take();
            return true;
        } catch (Rejection rejection) {
            // The calendar, or the registry, is another than when it came.
            reject(held, rejection.reason(), rejection.getMessage());
            ledger.acceptedIs(Outcome.REJECTED);
            return false;
        }
    }

    @Override
    public void reject(Input rejected, RejectReason reason, String detail) {
        Headers headers = ReportRecords.headers(rejected, reason, detail);
        context.forward(
                new Record<>(rejected.key(), rejected.value(), Math.max(0, rejected.timestamp()), headers), TO_REJECTS);
        listener.rejected(reason);
        if (reason == RejectReason.AHEAD_OF_FEED) {
            ledger.acceptedIs(Outcome.AHEAD);
            tally.count(rejected.topic(), Outcome.AHEAD);
        }
    }

    @Override
    public void alert(String symbol, Signal signal, Basis basis) {
        live.transition(signal);
        Alert alert = ReportRecords.alert(symbol, signal, basis);
        Headers headers = ReportRecords.headers(alert);
        long time = alert.getEventTime().toEpochMilli();
        byte[] id = bytes(alert.getId());
        byte[] value = serializer.serialize(settings.topics().alerts().name(), alert);
        context.forward(new Record<>(bytes(symbol), value, time, headers), TO_ALERTS);
        byte[] active = alert.getState() == AlertState.CLEARED
                ? null
                : serializer.serialize(settings.topics().activeAlerts().name(), alert);
        context.forward(new Record<>(id, active, time, headers), TO_ACTIVE_ALERTS);
        listener.alert(alert);
    }

    @Override
    public void netInflow(FlowTracker tracker, int asOfSecond) {
        int day = tracker.book().day();
        context.forward(
                new Record<>(
                        tracker.key(),
                        netInflows.make(tracker.key(), tracker.book(), day, asOfSecond),
                        TradingTime.millisOf(day, asOfSecond)),
                TO_NET_INFLOWS);
    }

    @Override
    public void flowsReached(FlowTracker tracker) {
        boolean moved = clock.offer(
                tracker.symbol(), tracker.clock().day(), tracker.clock().reach());
        partials.clockOffered(moved, settings.calendar());
    }

    private void partial(int day, int second) {
        int task = context.taskId().partition();
        context.forward(
                new Record<>(
                        bytes(Integer.toString(task)),
                        serializer.serialize(
                                settings.topics().partials().name(),
                                new PartialReport(day, second, settings.leaders(), settings.windows())
                                        .make(stocks.all(), task, ledger.history(), ledger.counts())),
                        TradingTime.millisOf(day, second)),
                TO_PARTIALS);
        // It is made in the midst of an event.
        stocks.latestGoesOn();
    }

    @Override
    public void unshown(FlowTracker tracker) {
        live.unshown(tracker);
    }

    /** The live look at the market: a partial if something changed, and the gauges. */
    private void look() {
        livePartials.turn(() -> partials.live(settings.calendar()));
        tally.report();
        int day = clock.day();
        live.look(day, Math.max(0, Math.min(settings.calendar().closeOf(day), clock.reach() - 1)));
    }

    private void save() {
        stocks.save();
        RowSink rows = (kind, index, row) -> store.put(new RowKey("", kind, index).toBytes(), row);
        ledger.save(rows);
        partials.save(rows);
    }

    @Override
    public void close() {
        if (context != null) {
            tally.report();
            listener.closed(context.taskId().partition());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
