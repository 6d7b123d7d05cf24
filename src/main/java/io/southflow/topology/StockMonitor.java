package io.southflow.topology;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Money;
import io.southflow.calendar.TradingTime;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.schema.MarketPartial;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.intake.Intake;
import io.southflow.topology.intake.Tally;
import io.southflow.topology.market.PartialReport;
import io.southflow.topology.market.PartialSchedule;
import io.southflow.topology.market.StockParts;
import io.southflow.topology.market.TaskClock;
import io.southflow.topology.market.TaskLedger;
import io.southflow.topology.market.WithoutFlows;
import io.southflow.topology.order.Batch;
import io.southflow.topology.output.AlertOutput;
import io.southflow.topology.output.CostLimit;
import io.southflow.topology.output.LiveFigures;
import io.southflow.topology.output.NetInflowReport;
import io.southflow.topology.output.ReportRecords;
import io.southflow.topology.state.BlockRows;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.StateException;
import io.southflow.topology.state.TaskRows;
import io.southflow.topology.stock.Departures;
import io.southflow.topology.stock.FlowTracker;
import io.southflow.topology.stock.LiveMoment;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockCount;
import io.southflow.topology.stock.StockHost;
import io.southflow.topology.stock.StockTable;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about the stocks of one partition: reads all inputs, keeps the stocks, publishes what they have to say. An
 * adapter: what is decided is decided in {@link Intake}, in the trackers and in the books behind them.
 */
final class StockMonitor implements Processor<byte[], byte[], byte[], byte[]>, StockHost {
    private static final Logger LOG = LoggerFactory.getLogger(StockMonitor.class);

    static final String NAME = "stock-monitor";
    static final String STORE = "stocks";

    static final String TO_NET_INFLOWS = "to-net-inflows";
    static final String TO_ALERTS = "to-alerts";
    static final String TO_ACTIVE_ALERTS = "to-active-alerts";
    static final String TO_PARTIALS = "to-partials";
    static final String TO_REJECTS = "to-rejects";

    /**
     * A hundredth of a task's time, at 2 us for a stock: an instance may have many tasks, and the market is seen every five
     * minutes of trading anyway.
     */
    private static final int STOCKS_IN_PARTIALS_A_SECOND = 5_000;

    private final MonitorSettings settings;
    private final MonitorListener listener;
    private final StockCount count;
    private final Intake intake;
    private final Serializer<Object> serializer;
    private final NetInflowReport netInflows;
    private final AlertOutput alerts;
    private final Tally tally;

    private ProcessorContext<byte[], byte[]> context;
    private BlockRows rows;
    private StockTable stocks;
    private TaskClock clock;
    private TaskLedger ledger;
    private Inputs inputs;
    private StockParts parts;
    private DaySums days;
    private PartialSchedule partials;
    private CostLimit livePartials;
    private LiveFigures live;
    /** Wall clock when a flow came last, milliseconds since the epoch, UTC. */
    private long flowMillis;

    private CommitHook hook;

    /** @param count of all stocks of the instance */
    StockMonitor(
            MonitorSettings settings,
            MonitorListener listener,
            StockCount count,
            Deserializer<?> deserializer,
            Serializer<Object> serializer) {
        this.settings = settings;
        this.listener = listener;
        this.count = count;
        this.serializer = serializer;
        intake = new Intake(settings, deserializer);
        netInflows = new NetInflowReport(settings, serializer);
        alerts = new AlertOutput(settings, listener, serializer, TO_ALERTS, TO_ACTIVE_ALERTS);
        tally = new Tally(settings.topics().inputs(), listener);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        rows = new BlockRows(context.<KeyValueStore<Bytes, byte[]>>getStateStore(STORE), listener);
        // All of it new: a task whose transaction was aborted comes back as the same object.
        days = new DaySums();
        stocks = new StockTable(settings, this, rows, count, days);
        clock = new TaskClock();
        ledger = new TaskLedger();
        Departures departures = new Departures(settings.calendar(), stocks);
        inputs = new Inputs(settings.topics(), intake, stocks, departures, ledger);
        parts = new StockParts(settings.windows());
        partials = new PartialSchedule(clock, this::partial);
        livePartials = new CostLimit(settings.marketInterval(), STOCKS_IN_PARTIALS_A_SECOND);
        live = new LiveFigures(settings, listener, context.taskId().partition(), stocks, this::netInflowIfOther);
        flowMillis = context.currentSystemTimeMs();
        load();
        live.loaded(flowMillis);
        departures.loaded();
        hook = context.getStateStore(CommitHook.OF_STOCKS);
        hook.beforeCommit(this::save);
        // All tasks look at the market at one moment, in other processes too. The rest they do in turn:
        // while one of them is at it, the events of all wait.
        every(settings.marketInterval(), 0, this::lookAtMarket);
        double turn = context.taskId().partition() + 0.5;
        every(settings.netInflowInterval(), turn / settings.partitions(), this::showNetInflows);
        // Behind the NetInflows, for gauges show what those said.
        every(settings.marketInterval(), (turn + 0.25) / settings.partitions(), this::lookAtStocks);
    }

    private void load() {
        try {
            stocks.load((index, row) -> {
                if (row.is(TaskRows.CLOCK)) {
                    clock.read(row);
                } else if (row.is(TaskRows.PARTIALS)) {
                    partials.read(row);
                } else {
                    ledger.load(index, row);
                }
            });
        } catch (BlockException e) {
            throw new StateException(e, context, settings.topics().inputs());
        }
        if (rows.oldRows() > 0) {
            listener.oldRows(rows.oldRows());
        }
    }

    /** @param share of the interval by which it comes later than the full interval of the wall clock */
    private void every(Duration interval, double share, Runnable job) {
        Instant first = Instant.ofEpochMilli((long) (interval.toMillis() * share));
        context.schedule(first, interval, PunctuationType.WALL_CLOCK_TIME, now -> job.run());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        List<ConsumerRecord<byte[], byte[]>> batch =
                Batch.unpack(record, context.recordMetadata().orElseThrow());
        String topic = batch.get(0).topic();
        Inputs.Handler handler = inputs.of(topic);
        long now = context.currentSystemTimeMs();
        if (topic.equals(settings.topics().flows().name())) {
            flowMillis = now;
        }
        for (int i = 0; i < batch.size(); i++) {
            Outcome outcome = handle(batch.get(i), handler, now);
            ledger.count(outcome, 1);
            tally.count(topic, outcome);
            partials.report(settings.calendar());
        }
        partials.changed();
    }

    private Outcome handle(ConsumerRecord<byte[], byte[]> record, Inputs.Handler handler, long now) {
        try {
            return handler.handle(record, now);
        } catch (Rejection rejection) {
            reject(record, rejection.reason(), rejection.getMessage());
            return Outcome.REJECTED;
        }
    }

    @Override
    public FlowFields decodeFlow(ConsumerRecord<byte[], byte[]> held) {
        try {
            return inputs.flow(held);
        } catch (Rejection rejection) {
            return rejectHeld(held, rejection);
        }
    }

    @Override
    public TickFields decodeTick(ConsumerRecord<byte[], byte[]> held) {
        try {
            return inputs.tick(held);
        } catch (Rejection rejection) {
            return rejectHeld(held, rejection);
        }
    }

    /** The calendar, or the registry, is another than when it came. Returns null. */
    private <E> E rejectHeld(ConsumerRecord<byte[], byte[]> held, Rejection rejection) {
        reject(held, rejection.reason(), rejection.getMessage());
        ledger.acceptedIs(Outcome.REJECTED);
        return null;
    }

    @Override
    public void left(Stock stock) {
        live.left(stock);
    }

    @Override
    public void reject(ConsumerRecord<byte[], byte[]> rejected, RejectReason reason, String detail) {
        Headers headers = ReportRecords.headers(rejected, reason, detail);
        context.forward(
                new Record<>(rejected.key(), rejected.value(), Math.max(0, rejected.timestamp()), headers), TO_REJECTS);
        listener.rejected(reason, rejected, detail);
        if (reason == RejectReason.AHEAD_OF_FEED) {
            ledger.acceptedIs(Outcome.AHEAD);
            tally.count(rejected.topic(), Outcome.AHEAD);
        }
    }

    @Override
    public void lateAction(String symbol, Action action) {
        LOG.warn(
                "{}: {} of ex-date {} came when that session had begun: it acts from the next one on",
                symbol,
                action.kind(),
                TradingTime.date(action.exDay()));
        listener.lateAction();
    }

    @Override
    public void priceJump(String symbol, long closeMilli, long priceMilli, int day) {
        LOG.warn(
                "{}: {} on {} is more than half away from the last close, {}: a split? publish it to {}",
                symbol,
                Money.decimal(priceMilli),
                TradingTime.date(day),
                Money.decimal(closeMilli),
                settings.topics().corporateActions().name());
        listener.priceJump();
    }

    @Override
    public void alert(String symbol, Signal signal, Basis basis) {
        live.transition(signal);
        alerts.send(context, symbol, signal, basis);
    }

    @Override
    public void netInflow(FlowTracker flows, int day, int asOfSecond) {
        send(flows, netInflows.make(flows, day, asOfSecond), day, asOfSecond);
    }

    private boolean netInflowIfOther(FlowTracker flows, LiveMoment asOf) {
        byte[] netInflow = netInflows.makeIfOther(flows, asOf.day(), asOf.second());
        if (netInflow != null) {
            send(flows, netInflow, asOf.day(), asOf.second());
        }
        return netInflow != null;
    }

    private void send(FlowTracker flows, byte[] netInflow, int day, int second) {
        context.forward(new Record<>(flows.key(), netInflow, TradingTime.millisOf(day, second)), TO_NET_INFLOWS);
    }

    @Override
    public void flowsReached(FlowTracker tracker) {
        partials.flowsReached(
                tracker.symbol(), tracker.clock().day(), tracker.clock().reach());
    }

    private void partial(int day, int second, PartialSchedule.Kind kind) {
        int task = context.taskId().partition();
        MarketPartial part = report(day, second, kind).make(parts.of(stocks.all()), days, ledger, task);
        context.forward(
                new Record<>(
                        bytes(Integer.toString(task)),
                        serializer.serialize(settings.topics().partials().name(), part),
                        part.getAsOf().toEpochMilli()),
                TO_PARTIALS);
    }

    private PartialReport report(int day, int second, PartialSchedule.Kind kind) {
        if (kind == PartialSchedule.Kind.WITHOUT_FLOWS) {
            WithoutFlows latest =
                    new WithoutFlows(settings.calendar()).add(stocks.all()).addOfficial(ledger.latestDay());
            return PartialReport.withoutFlows(latest, settings.leaders(), settings.windows(), settings.calendar());
        }
        PartialReport report =
                new PartialReport(day, second, settings.leaders(), settings.windows(), settings.calendar());
        return kind == PartialSchedule.Kind.LIVE ? report.live() : report;
    }

    @Override
    public void unshown(FlowTracker tracker) {
        live.unshown(tracker);
    }

    private LiveMoment moment() {
        boolean isSilent = context.currentSystemTimeMs() - flowMillis >= LiveMoment.SILENCE_MILLIS;
        return partials.moment(settings.calendar(), isSilent);
    }

    /** A partial if something changed. */
    private void lookAtMarket() {
        moment();
        livePartials.turn(stocks.all().size(), partials::live);
    }

    private void showNetInflows() {
        live.showNetInflows(moment(), context.currentSystemTimeMs());
    }

    /** The gauges. */
    private void lookAtStocks() {
        tally.report();
        listener.stocks(context.taskId().partition(), stocks.all().size());
        live.look();
    }

    private void save() {
        stocks.save();
        ledger.save(rows.of(""));
        partials.save(rows.of(""));
    }

    @Override
    public void close() {
        if (hook != null) {
            hook.release();
            stocks.close();
            tally.report();
            listener.closed(context.taskId().partition());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
