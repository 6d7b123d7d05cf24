package io.southflow.topology.intake;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.unit.Money;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.RejectReason;
import io.southflow.wire.FieldReader;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import io.southflow.wire.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Bytes to checked events. What comes out is within the ranges that the schemas document, on a day on which it could
 * happen, under the key and on the partition where it belongs; everything else is a {@link Rejection}.
 */
public final class Intake {
    private static final long MOST_SHARES = 1_000_000_000_000L;
    private static final long MOST_PRICE = 10_000_000_000L;
    private static final long MOST_FACTOR = 1_000_000L;
    /** Corporate actions are announced months ahead at most. */
    private static final int MOST_DAYS_AHEAD = 366;
    /** The year 2000: what is stamped earlier comes from a clock that was never set, or counts seconds. */
    private static final long EARLIEST_MILLIS = 946_656_000_000L;

    private static final int LONGEST_SOURCE = 64;
    /** Symbol of the whole market. */
    private static final String MARKET = "SOUTHBOUND";

    private static final byte[] MARKET_KEY = bytes(MARKET);

    private final Topics topics;
    private final Deserializer<?> deserializer;
    private final FieldReader<SouthboundFlow> flows;
    private final FieldReader<Tick> ticks;
    private final TradingCalendar calendar;
    private final Symbols symbols;
    /** Of flows, which may be the market's. */
    private final Symbols symbolsOfFlows;

    private final int partitions;
    private final long maxAheadMillis;
    /** Days that the calendar was asked about last, and that passed. */
    private int southboundDay = SessionGate.NONE;

    private int tradingDay = SessionGate.NONE;

    public Intake(MonitorSettings settings, Deserializer<?> deserializer) {
        topics = settings.topics();
        this.deserializer = deserializer;
        flows = new FieldReader<>(deserializer, SouthboundFlow.class);
        ticks = new FieldReader<>(deserializer, Tick.class);
        calendar = settings.calendar();
        symbols = new Symbols(settings.indices());
        symbolsOfFlows = symbols.and(MARKET);
        partitions = settings.partitions();
        maxAheadMillis = settings.maxAhead().toMillis();
    }

    /**
     * Decodes and checks a flow.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     * @param keyChecked whether an earlier record of this key and partition has passed: then both are as they must be
     */
    public void read(ConsumerRecord<byte[], byte[]> input, long nowMillis, boolean keyChecked, FlowFields flow)
            throws Rejection {
        checkEnvelope(input, keyChecked);
        if (!flows.read(input.value(), input.key(), flow)) {
            flow.set(decode(input, topics.flows()));
        }
        checkIdentity(symbolsOfFlows, flow.symbol(), keyChecked, flow.source(), flow.sequence(), input);
        checkRange("buyMilliHkd", flow.buyMilliHkd(), 0, Money.MOST);
        checkRange("sellMilliHkd", flow.sellMilliHkd(), 0, Money.MOST);
        checkTime(flow.eventMillis(), nowMillis);
        if (Arrays.equals(input.key(), MARKET_KEY)
                ? flow.period() == FlowPeriod.INCREMENT
                : flow.period() == FlowPeriod.MONTH) {
            throw new Rejection(
                    RejectReason.OUT_OF_RANGE,
                    "period: the symbol " + MARKET + " has DAY and MONTH, a stock INCREMENT and DAY");
        }
        int day = TradingTime.dayOf(flow.eventMillis());
        if (day != southboundDay && flow.period() != FlowPeriod.MONTH) {
            if (!calendar.isSouthboundDay(day)) {
                throw notASession(day, "southbound trading is");
            }
            southboundDay = day;
        }
    }

    /** Decodes and checks a tick, likewise. */
    public void read(ConsumerRecord<byte[], byte[]> input, long nowMillis, boolean keyChecked, TickFields tick)
            throws Rejection {
        checkEnvelope(input, keyChecked);
        if (!ticks.read(input.value(), input.key(), tick)) {
            tick.set(decode(input, topics.ticks()));
        }
        checkIdentity(symbols, tick.symbol(), keyChecked, tick.source(), tick.sequence(), input);
        checkRange("priceMilli", tick.priceMilli(), 0, MOST_PRICE);
        checkRange("volume", tick.volume(), 0, MOST_SHARES);
        if (tick.priceMilli() == 0 && tick.volume() > 0) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "priceMilli: a trade has a price");
        }
        checkTime(tick.eventMillis(), nowMillis);
        checkTradingDay(TradingTime.dayOf(tick.eventMillis()));
    }

    public ShortSale readShortSale(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        checkEnvelope(input, false);
        ShortSale sale = decode(input, topics.shortSales());
        check(sale, input, nowMillis);
        return sale;
    }

    public DailyBar readDailyBar(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        checkEnvelope(input, false);
        DailyBar bar = decode(input, topics.dailyBars());
        check(bar, input, nowMillis);
        return bar;
    }

    public CorporateAction readCorporateAction(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        checkEnvelope(input, false);
        CorporateAction action = decode(input, topics.corporateActions());
        check(action, input, nowMillis);
        return action;
    }

    private void checkEnvelope(ConsumerRecord<byte[], byte[]> input, boolean keyChecked) throws Rejection {
        if (input.key() == null) {
            throw new Rejection(RejectReason.NO_KEY, "the key must be the symbol");
        }
        if (input.value() == null) {
            throw new Rejection(RejectReason.NO_VALUE, "a tombstone says nothing here");
        }
        if (!keyChecked && Utils.toPositive(Utils.murmur2(input.key())) % partitions != input.partition()) {
            throw new Rejection(RejectReason.WRONG_PARTITION, "use the murmur2 partitioner of Kafka's Java client");
        }
    }

    private <R extends SpecificRecord> R decode(ConsumerRecord<byte[], byte[]> input, Topic<R> topic) throws Rejection {
        Object event;
        try {
            event = deserializer.deserialize(input.topic(), input.value());
        } catch (UndecodableException e) {
            throw new Rejection(RejectReason.valueOf(e.reason().name()), e.getMessage());
        } catch (SerializationException e) {
            // Another serializer's class: bad bytes and a registry out of reach look alike but for the cause.
            if (isOutage(e)) {
                throw e;
            }
            throw new Rejection(RejectReason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
        if (!topic.type().isInstance(event)) {
            throw new Rejection(
                    RejectReason.WRONG_SCHEMA,
                    "expected " + topic.type().getSimpleName() + ", found "
                            + (event == null ? "nothing" : event.getClass().getSimpleName()));
        }
        return topic.type().cast(event);
    }

    /** Whether a failure to decode is the registry's and says nothing about the record. */
    public static boolean isOutage(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }

    private void check(ShortSale sale, ConsumerRecord<byte[], byte[]> input, long now) throws Rejection {
        checkIdentity(symbols, bytes(sale.getSymbol()), false, sale.getSource(), 0, input);
        checkRange("shares", sale.getShares(), 0, MOST_SHARES);
        checkRange("turnoverMilli", sale.getTurnoverMilli(), 0, Money.MOST);
        if (sale.getCurrency().length() != 3) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "currency: expected three letters");
        }
        int day = (int) sale.getTradeDate().toEpochDay();
        long published = sale.getPublishedAt().toEpochMilli();
        checkTime(published, now);
        if (TradingTime.dayOf(published) < day) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "publishedAt: before the trade date " + sale.getTradeDate());
        }
        checkTradingDay(day);
    }

    private void check(DailyBar bar, ConsumerRecord<byte[], byte[]> input, long now) throws Rejection {
        checkIdentity(symbols, bytes(bar.getSymbol()), false, bar.getSource(), 0, input);
        checkRange("lowMilli", bar.getLowMilli(), 1, MOST_PRICE);
        checkRange("highMilli", bar.getHighMilli(), bar.getLowMilli(), MOST_PRICE);
        checkRange("openMilli", bar.getOpenMilli(), bar.getLowMilli(), bar.getHighMilli());
        checkRange("closeMilli", bar.getCloseMilli(), bar.getLowMilli(), bar.getHighMilli());
        checkRange("volume", bar.getVolume(), 0, Long.MAX_VALUE);
        checkRange("turnoverMilliHkd", bar.getTurnoverMilliHkd(), 0, Long.MAX_VALUE);
        int day = (int) bar.getDate().toEpochDay();
        if (day > TradingTime.dayOf(now + maxAheadMillis)) {
            throw new Rejection(RejectReason.FUTURE, "date " + bar.getDate() + " is ahead of the clock");
        }
        checkTradingDay(day);
    }

    private void check(CorporateAction action, ConsumerRecord<byte[], byte[]> input, long now) throws Rejection {
        checkIdentity(symbols, bytes(action.getSymbol()), false, action.getSource(), 0, input);
        long newShares = action.getNewShares();
        long oldShares = action.getOldShares();
        checkRange("newShares", newShares, 1, MOST_FACTOR);
        checkRange("oldShares", oldShares, 1, MOST_FACTOR);
        switch (action.getType()) {
            case SPLIT, BONUS -> checkRange("newShares", newShares, oldShares + 1, MOST_FACTOR);
            case CONSOLIDATION -> checkRange("newShares", newShares, 1, oldShares - 1);
            case END_OF_LISTING -> {
                checkRange("newShares", newShares, 1, 1);
                checkRange("oldShares", oldShares, 1, 1);
            }
        }
        int day = (int) action.getExDate().toEpochDay();
        if (day > TradingTime.dayOf(now) + MOST_DAYS_AHEAD) {
            throw new Rejection(RejectReason.FUTURE, "exDate " + action.getExDate() + " is more than a year ahead");
        }
        checkTradingDay(day);
    }

    private static void checkIdentity(
            Symbols known,
            byte[] symbol,
            boolean keyChecked,
            String source,
            long sequence,
            ConsumerRecord<byte[], byte[]> input)
            throws Rejection {
        boolean isCheckedKey = keyChecked && symbol == input.key();
        if (!isCheckedKey) {
            known.check(symbol);
        }
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "source: expected 1 to " + LONGEST_SOURCE + " characters");
        }
        checkRange("sequence", sequence, 0, Long.MAX_VALUE);
        if (!Arrays.equals(symbol, input.key())) {
            throw new Rejection(
                    RejectReason.KEY_MISMATCH,
                    "key '" + new String(input.key(), 0, Math.min(input.key().length, 32), StandardCharsets.UTF_8)
                            + "' is not the symbol " + new String(symbol, StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void checkRange(String field, long value, long least, long most) throws Rejection {
        if (value < least || value > most) {
            throw new Rejection(
                    RejectReason.OUT_OF_RANGE, field + ": " + value + " is not within " + least + " to " + most);
        }
    }

    private void checkTime(long millis, long now) throws Rejection {
        if (millis > now + maxAheadMillis) {
            throw new Rejection(
                    RejectReason.FUTURE, "event time " + Instant.ofEpochMilli(millis) + " is ahead of the clock");
        }
        checkRange("eventTime", millis, EARLIEST_MILLIS, Long.MAX_VALUE);
    }

    private void checkTradingDay(int day) throws Rejection {
        if (day != tradingDay) {
            if (!calendar.isTradingDay(day)) {
                throw notASession(day, "Hong Kong is");
            }
            tradingDay = day;
        }
    }

    private static Rejection notASession(int day, String who) {
        return new Rejection(
                RejectReason.NOT_A_SESSION, who + " closed on " + TradingTime.date(day) + " by the calendar in force");
    }
}
