package io.southflow.feed.tape;

import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/** Overbought and oversold of every listing at the last trade of each second, from the bars of the days before. */
final class NaiveRsi {
    /** Listings whose RSI is ta4j's. */
    static final Set<String> BY_TA4J = Set.of("00700", "09988", "01810", "HSTECH");

    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);
    private static final LocalDate HALF_DAY = LocalDate.of(2025, 1, 28);
    private static final int WARM = 140;

    /** One listing: its bars, and the trade that is the last of its second so far. */
    private final class Listing {
        private final NaiveEpisode overbought;
        private final NaiveEpisode oversold;
        private final String symbol;
        private final TreeMap<LocalDate, Long> closes = new TreeMap<>();
        private LocalDate today;
        private int sessions;
        private LongToDoubleFunction rsi;
        private Instant second;
        private long price;

        private Listing(String symbol) {
            this.symbol = symbol;
            overbought = new NaiveEpisode("OVERBOUGHT", symbol, transitions);
            oversold = new NaiveEpisode("OVERSOLD", symbol, transitions);
        }

        private void trade(LocalDateTime time, long newPrice) {
            Instant itsSecond = second(time).toInstant(HONG_KONG);
            if (!itsSecond.equals(second)) {
                judge();
            }
            if (!time.toLocalDate().equals(today)) {
                today = time.toLocalDate();
                List<Long> before = new ArrayList<>(closes.headMap(today).values());
                sessions = before.size();
                rsi = sessions < WARM
                        ? null
                        : BY_TA4J.contains(symbol) ? IndependentRsi.ta4j(before) : IndependentRsi.wilder(before);
            }
            second = itsSecond;
            price = newPrice;
        }

        private void judge() {
            if (second != null && rsi != null) {
                double now = rsi.applyAsDouble(price);
                overbought.judge(second, now, now >= 70, now >= 80, now < 65);
                oversold.judge(second, now, now <= 30, now <= 20, now > 35);
            }
        }
    }

    private final Map<Transition, Double> transitions = new LinkedHashMap<>();
    private final Map<String, Listing> listings = new HashMap<>();

    Map<Transition, Double> read(Tape tape) {
        for (FeedEvent event = tape.next(); event != null; event = tape.next()) {
            if (event.value() instanceof DailyBar bar) {
                listing(bar.getSymbol()).closes.put(bar.getDate(), bar.getCloseMilli());
            } else if (event.value() instanceof Tick tick && tick.getPriceMilli() > 0) {
                listing(tick.getSymbol())
                        .trade(LocalDateTime.ofInstant(tick.getEventTime(), HONG_KONG), tick.getPriceMilli());
            }
        }
        listings.values().forEach(Listing::judge);
        return transitions;
    }

    private Listing listing(String symbol) {
        return listings.computeIfAbsent(symbol, Listing::new);
    }

    /** The second of trading that a moment counts at; lunch belongs to noon. */
    private static LocalDateTime second(LocalDateTime time) {
        LocalTime close = time.toLocalDate().equals(HALF_DAY) ? LocalTime.NOON : LocalTime.of(16, 0);
        LocalTime clock = time.toLocalTime().withNano(0);
        LocalTime counted = clock.isBefore(LocalTime.of(9, 30))
                ? LocalTime.of(9, 30)
                : clock.isAfter(close)
                        ? close
                        : clock.isAfter(LocalTime.NOON) && !clock.isAfter(LocalTime.of(13, 0)) ? LocalTime.NOON : clock;
        return time.toLocalDate().atTime(counted);
    }
}
