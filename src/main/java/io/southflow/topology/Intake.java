package io.southflow.topology;

import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.Topic;
import io.southflow.wire.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Bytes to checked events. What comes out is within the ranges that the schemas document, on a day on which it could
 * happen, under the key and on the partition where it belongs; everything else is a {@link Rejection}.
 */
final class Intake {
    private static final long MOST_MONEY = 1_000_000_000_000_000L;
    private static final long MOST_SHARES = 1_000_000_000_000L;
    private static final long MOST_PRICE = 10_000_000_000L;
    /** The year 2000: what is stamped earlier comes from a clock that was never set, or counts seconds. */
    private static final long EARLIEST_MILLIS = 946_656_000_000L;

    private static final int LONGEST_SOURCE = 64;
    /** Symbol of the whole market. */
    private static final String MARKET = "SOUTHBOUND";

    private static final int LONGEST_SYMBOL = 16;

    private final Map<String, Class<? extends SpecificRecord>> types = new HashMap<>();
    private final Deserializer<?> deserializer;
    private final TradingCalendar calendar;
    private final int partitions;
    private final long maxAheadMillis;

    Intake(MonitorSettings settings, Deserializer<?> deserializer) {
        for (Topic<?> topic : settings.topics().inputs()) {
            types.put(topic.name(), topic.type());
        }
        this.deserializer = deserializer;
        calendar = settings.calendar();
        partitions = settings.partitions();
        maxAheadMillis = settings.maxAhead().toMillis();
    }

    /**
     * Decodes and checks a record.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     */
    SpecificRecord take(Input input, long nowMillis) throws Rejection {
        if (input.key() == null) {
            throw new Rejection(RejectReason.NO_KEY, "the key must be the symbol");
        }
        if (input.value() == null) {
            throw new Rejection(RejectReason.NO_VALUE, "a tombstone says nothing here");
        }
        if (Utils.toPositive(Utils.murmur2(input.key())) % partitions != input.partition()) {
            throw new Rejection(RejectReason.WRONG_PARTITION, "use the murmur2 partitioner of Kafka's Java client");
        }
        SpecificRecord event = decode(input);
        if (event instanceof SouthboundFlow flow) {
            check(flow, input, nowMillis);
        } else if (event instanceof Tick tick) {
            check(tick, input, nowMillis);
        } else if (event instanceof ShortSale sale) {
            check(sale, input, nowMillis);
        } else if (event instanceof DailyBar bar) {
            check(bar, input, nowMillis);
        }
        return event;
    }

    private SpecificRecord decode(Input input) throws Rejection {
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
        Class<?> expected = types.get(input.topic());
        if (!expected.isInstance(event)) {
            throw new Rejection(
                    RejectReason.WRONG_SCHEMA,
                    "expected " + expected.getSimpleName() + ", found "
                            + (event == null ? "nothing" : event.getClass().getSimpleName()));
        }
        return (SpecificRecord) event;
    }

    /** Whether a failure to decode is the registry's and says nothing about the record. */
    static boolean isOutage(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }

    private void check(SouthboundFlow flow, Input input, long now) throws Rejection {
        checkIdentity(flow.getSymbol(), flow.getSource(), flow.getSequence(), input);
        checkRange("buyMilliHkd", flow.getBuyMilliHkd(), 0, MOST_MONEY);
        checkRange("sellMilliHkd", flow.getSellMilliHkd(), 0, MOST_MONEY);
        long time = checkTime(flow.getEventTime(), now);
        if (flow.getSymbol().equals(MARKET) != (flow.getPeriod() == FlowPeriod.MONTH)) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "period: MONTH and the symbol " + MARKET + " go together");
        }
        if (flow.getPeriod() != FlowPeriod.MONTH && !calendar.isSouthboundDay(TradingTime.dayOf(time))) {
            throw notASession(TradingTime.dayOf(time), "southbound trading is");
        }
    }

    private void check(Tick tick, Input input, long now) throws Rejection {
        checkIdentity(tick.getSymbol(), tick.getSource(), tick.getSequence(), input);
        checkRange("priceMilli", tick.getPriceMilli(), 0, MOST_PRICE);
        checkRange("volume", tick.getVolume(), 0, MOST_SHARES);
        if (tick.getPriceMilli() == 0 && tick.getVolume() > 0) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "priceMilli: a trade has a price");
        }
        checkTradingDay(TradingTime.dayOf(checkTime(tick.getEventTime(), now)));
    }

    private void check(ShortSale sale, Input input, long now) throws Rejection {
        checkIdentity(sale.getSymbol(), sale.getSource(), 0, input);
        checkRange("shares", sale.getShares(), 0, MOST_SHARES);
        checkRange("turnoverMilli", sale.getTurnoverMilli(), 0, MOST_MONEY);
        if (sale.getCurrency().length() != 3) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "currency: expected three letters");
        }
        int day = (int) sale.getTradeDate().toEpochDay();
        long published = checkTime(sale.getPublishedAt(), now);
        if (TradingTime.dayOf(published) < day) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "publishedAt: before the trade date " + sale.getTradeDate());
        }
        checkTradingDay(day);
    }

    private void check(DailyBar bar, Input input, long now) throws Rejection {
        checkIdentity(bar.getSymbol(), bar.getSource(), 0, input);
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

    private static void checkIdentity(String symbol, String source, long sequence, Input input) throws Rejection {
        if (!isSymbol(symbol)) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "symbol: expected 5 digits or the name of an index");
        }
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            throw new Rejection(RejectReason.OUT_OF_RANGE, "source: expected 1 to " + LONGEST_SOURCE + " characters");
        }
        checkRange("sequence", sequence, 0, Long.MAX_VALUE);
        if (!isKey(symbol, input.key())) {
            throw new Rejection(
                    RejectReason.KEY_MISMATCH,
                    "key '" + new String(input.key(), 0, Math.min(input.key().length, 32), StandardCharsets.UTF_8)
                            + "' is not the symbol " + symbol);
        }
    }

    private static boolean isSymbol(String symbol) {
        int length = symbol.length();
        if (length == 0 || length > LONGEST_SYMBOL) {
            return false;
        }
        boolean isCode = length == 5;
        boolean isName = length > 1 && symbol.charAt(0) >= 'A' && symbol.charAt(0) <= 'Z';
        for (int i = 0; i < length; i++) {
            char c = symbol.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            isCode &= digit;
            isName &= digit || c >= 'A' && c <= 'Z';
        }
        return isCode || isName;
    }

    private static boolean isKey(String symbol, byte[] key) {
        boolean equal = key.length == symbol.length();
        for (int i = 0; equal && i < key.length; i++) {
            equal = key[i] == symbol.charAt(i);
        }
        return equal;
    }

    private static void checkRange(String field, long value, long least, long most) throws Rejection {
        if (value < least || value > most) {
            throw new Rejection(
                    RejectReason.OUT_OF_RANGE, field + ": " + value + " is not within " + least + " to " + most);
        }
    }

    private long checkTime(Instant time, long now) throws Rejection {
        long millis = time.toEpochMilli();
        if (millis > now + maxAheadMillis) {
            throw new Rejection(RejectReason.FUTURE, "event time " + time + " is ahead of the clock");
        }
        checkRange("eventTime", millis, EARLIEST_MILLIS, Long.MAX_VALUE);
        return millis;
    }

    private void checkTradingDay(int day) throws Rejection {
        if (!calendar.isTradingDay(day)) {
            throw notASession(day, "Hong Kong is");
        }
    }

    private static Rejection notASession(int day, String who) {
        return new Rejection(
                RejectReason.NOT_A_SESSION, who + " closed on " + TradingTime.date(day) + " by the calendar in force");
    }
}
