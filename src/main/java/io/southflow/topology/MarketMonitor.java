package io.southflow.topology;

import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.calendar.TradingTime;
import io.southflow.check.RejectReason;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.intake.Intake;
import io.southflow.topology.market.MarketMerge;
import io.southflow.topology.market.MarketParts;
import io.southflow.topology.market.MarketRows;
import io.southflow.topology.market.MarketRules;
import io.southflow.topology.market.PartialSchedule;
import io.southflow.topology.output.ActiveCounts;
import io.southflow.topology.output.AlertOutput;
import io.southflow.topology.output.ReportRecords;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.StateException;
import io.southflow.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The whole market from the tasks' parts of it. A snapshot leaves when every task has reported the same second; when a
 * task stays silent for {@link MonitorSettings#marketIdle}, one leaves without it, and another when it comes after all. While
 * no increment has come to any task, it is of the latest DAY figures, else of the latest prices.
 */
final class MarketMonitor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String NAME = "market-monitor";
    static final String STORE = "market-parts";
    static final String TO_MARKET = "to-market";
    static final String TO_REJECTS = "to-market-rejects";
    static final String TO_ALERTS = "to-market-alerts";
    static final String TO_ACTIVE_ALERTS = "to-active-market-alerts";

    /** Key of the only record. */
    private static final byte[] KEY = "southbound".getBytes(StandardCharsets.UTF_8);
    /** Of parts as they came; as objects they take some five times as much. */
    private static final long MOST_PART_BYTES = 32L << 20;

    private final MonitorSettings settings;
    private final MonitorListener listener;
    private final Deserializer<?> deserializer;
    private final Serializer<Object> serializer;
    private final Map<YearMonth, MonthFlow> months = new TreeMap<>();
    private final AlertOutput alerts;

    private ProcessorContext<byte[], byte[]> context;
    private MarketParts parts;
    private MarketRows rows;
    private MarketRules rules;
    private ActiveCounts active;
    private CommitHook hook;
    /** The latest moment of flows that was shown, or {@link Instant#MIN}. */
    private Instant shown = Instant.MIN;
    /** Whether the market was shown last as of a moment of something else, while nothing had one of flows. */
    private boolean shownWithoutFlows;

    private boolean unshown;
    /** Wall time since when something waits to be shown. */
    private long waitingSinceMillis;
    /** Tasks to wait for: all, until one has been silent from the start. */
    private int expected;

    MarketMonitor(
            MonitorSettings settings,
            MonitorListener listener,
            Deserializer<?> deserializer,
            Serializer<Object> serializer) {
        this.settings = settings;
        this.listener = listener;
        this.deserializer = deserializer;
        this.serializer = serializer;
        alerts = new AlertOutput(settings, listener, serializer, TO_ALERTS, TO_ACTIVE_ALERTS);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        // A task whose transaction was aborted comes back as the same object.
        parts = new MarketParts(MOST_PART_BYTES, (task, moment, isLive) -> rows.forgetPart(task, moment, isLive));
        months.clear();
        shown = Instant.MIN;
        shownWithoutFlows = false;
        expected = settings.partitions();
        rules = new MarketRules(settings);
        active = new ActiveCounts(settings.detectors().rules());
        rows = new MarketRows(context.<KeyValueStore<Bytes, byte[]>>getStateStore(STORE), listener);
        load();
        // A moment of flows is one that a task has told, and the latest of a task stays.
        if (!shown.equals(Instant.MIN) && (parts.tasks() == 0 || parts.latest().isBefore(shown))) {
            shown = Instant.MIN;
            shownWithoutFlows = true;
        }
        rules.forEachActive(active::add);
        hook = context.getStateStore(CommitHook.OF_MARKET);
        hook.beforeCommit(rows::save);
        unshown = parts.tasks() > 0;
        waitingSinceMillis = context.currentSystemTimeMs();
        context.schedule(settings.marketInterval(), PunctuationType.WALL_CLOCK_TIME, this::showWithoutTheSilent);
    }

    private void load() {
        try {
            rows.load(new MarketRows.Reader() {
                @Override
                public void part(byte[] payload) {
                    parts.load((MarketPartial) read(settings.topics().partials(), payload), payload.length);
                }

                @Override
                public void shown(byte[] payload) {
                    MarketFlow archive = (MarketFlow) read(settings.topics().market(), payload);
                    archive.getMonths().forEach(month -> months.put(YearMonth.parse(month.getMonth()), month));
                    shown = archive.getAsOf();
                }

                @Override
                public void rules(SavedBlock row) {
                    rules.load(row);
                }
            });
        } catch (BlockException e) {
            throw new StateException(e, context, settings.topics().inputs());
        }
        if (rows.oldRows() > 0) {
            listener.oldRows(rows.oldRows());
        }
    }

    private Object read(Topic<?> topic, byte[] payload) {
        try {
            return deserializer.deserialize(topic.name(), payload);
        } catch (SerializationException e) {
            if (Intake.isOutage(e)) {
                throw e;
            }
            throw new BlockException("what was saved of " + topic.name() + ": " + e.getMessage());
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        MarketPartial part;
        try {
            part = (MarketPartial)
                    deserializer.deserialize(settings.topics().partials().name(), record.value());
        } catch (SerializationException | ClassCastException e) {
            if (e instanceof SerializationException serialization && Intake.isOutage(serialization)) {
                throw e;
            }
            reject(record, e);
            return;
        }
        if (part == null) {
            return;
        }
        rows.putPart(part.getTask(), part.getAsOf(), part.getLive(), record.value());
        parts.add(part, record.value().length);
        if (!unshown) {
            unshown = true;
            waitingSinceMillis = context.currentSystemTimeMs();
        }
        Instant moment = part.getAsOf();
        if (parts.tasks() < expected) {
            return;
        }
        if (parts.isTimeless()) {
            showWithoutFlows();
        } else if (!moment.isBefore(shown) && !moment.equals(PartialSchedule.NO_MOMENT) && parts.allHave(moment)) {
            show(moment, true);
        }
    }

    private void showWithoutTheSilent(long now) {
        if (!unshown || now - waitingSinceMillis < settings.marketIdle().toMillis()) {
            return;
        }
        expected = parts.tasks();
        if (parts.isTimeless()) {
            showWithoutFlows();
        } else {
            Instant latest = parts.latest();
            show(latest.isBefore(shown) ? shown : latest, false);
        }
    }

    /** While nothing has a moment of flows. One that comes later may be earlier: it rules from then on. */
    private void showWithoutFlows() {
        Instant moment = parts.latestWithoutFlows();
        if (moment != null) {
            send(merge(moment, parts.takeAsOf(PartialSchedule.NO_MOMENT)).make(false, settings.leaders(), months));
            shownWithoutFlows = true;
        }
    }

    private void show(Instant moment, boolean complete) {
        if (shownWithoutFlows) {
            // They may be of later days. What tasks know of months they tell again.
            months.clear();
            shownWithoutFlows = false;
        }
        List<MarketPartial> current = parts.takeAsOf(moment);
        MarketFlow market = merge(moment, current).make(complete, settings.leaders(), months);
        send(market);
        shown = moment;
        if (complete && rules.isWatched()) {
            judge(moment, current, market);
        }
    }

    private MarketMerge merge(Instant moment, List<MarketPartial> current) {
        LocalDate session = TradingTime.date(TradingTime.dayOf(moment.toEpochMilli()));
        return new MarketMerge(moment, session, current, settings.windows(), settings.calendar());
    }

    private void send(MarketFlow market) {
        byte[] bytes = serializer.serialize(settings.topics().market().name(), market);
        rows.putShown(bytes);
        context.forward(new Record<>(KEY, bytes, market.getAsOf().toEpochMilli()), TO_MARKET);
        listener.market(market);
        unshown = false;
    }

    private void judge(Instant moment, List<MarketPartial> current, MarketFlow market) {
        List<MarketPartial> closed = parts.closedAsOf(moment);
        if (!closed.isEmpty()) {
            judge(closed.equals(current) ? market : merge(moment, closed).make(true, 0, new TreeMap<>(months)));
        }
    }

    private void judge(MarketFlow market) {
        if (rules.judge(market, signal -> alert(signal, market))) {
            rows.putRules(rules);
            listener.activeAlerts(MonitorListener.MARKET, active.counts());
            listener.stock(MonitorListener.MARKET, figures());
        }
    }

    private StockFigures figures() {
        long none = StockFigures.UNKNOWN;
        return new StockFigures(
                MarketRules.SYMBOL, none, Double.NaN, Double.NaN, none, new long[0], none, none, rules.gauges());
    }

    private void alert(Signal signal, MarketFlow market) {
        active.transition(signal);
        alerts.send(context, MarketRules.SYMBOL, signal, MarketRules.basis(market));
    }

    @Override
    public void close() {
        if (hook != null) {
            hook.release();
        }
        listener.marketClosed();
    }

    private void reject(Record<byte[], byte[]> record, Exception cause) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        ReportRecords.add(headers, RejectReason.HEADER, RejectReason.UNDECODABLE.name());
        ReportRecords.add(headers, RejectReason.DETAIL_HEADER, String.valueOf(cause.getMessage()));
        ReportRecords.add(
                headers, RejectReason.TOPIC_HEADER, settings.topics().partials().name());
        context.forward(record.withHeaders(headers), TO_REJECTS);
        listener.rejected(RejectReason.UNDECODABLE);
    }
}
