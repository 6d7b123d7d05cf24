package io.southflow.topology;

import static io.southflow.topology.GoldenScript.CUT;
import static io.southflow.topology.GoldenScript.NEXT;

import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** What happens in a session: trades, flows, reports of short sales, official figures. */
final class GoldenSession {
    private static final long MILLION = 1_000_000_000L;

    private final GoldenFeed feed;
    private final GoldenPrices prices;
    private final SplittableRandom random;
    private final LocalDate date;

    GoldenSession(GoldenFeed feed, GoldenPrices prices, LocalDate date) {
        this.feed = feed;
        this.prices = prices;
        this.date = date;
        random = feed.random();
    }

    void happens() {
        int day = (int) date.toEpochDay();
        if (!GoldenFeed.CALENDAR.isTradingDay(day)) {
            return;
        }
        GoldenRole.each((symbol, role) -> {
            trade(symbol, role, GoldenFeed.CALENDAR.closeOf(day));
            if (role == GoldenRole.INDEX) {
                return;
            }
            shorts(symbol, role);
            if (GoldenFeed.CALENDAR.isSouthboundDay(day)) {
                flows(symbol, role);
            }
        });
    }

    private void trade(String symbol, GoldenRole role, int close) {
        boolean withGaps = role == GoldenRole.GAPS;
        int count = date.isBefore(CUT) ? 12 : withGaps ? 130 : 30;
        double change = prices.change(symbol, role, date);
        long open = prices.latest(symbol);
        long high = open;
        long low = open;
        long price = open;
        for (int i = 0; i < count; i++) {
            price = Math.round(open * (1 + change * (i + 1) / count + prices.noise(0.004)));
            high = Math.max(high, price);
            low = Math.min(low, price);
            feed.tick(symbol, feed.within(date, close * i / count, close * (i + 1) / count), price, withGaps);
        }
        boolean isHalfDay = close < 10_000;
        long evening = GoldenFeed.at(date, isHalfDay ? "12:30:00" : "16:30:00");
        feed.exactTick(symbol, evening, evening, 0, 0);
        prices.set(symbol, price);
        if (random.nextInt(10) > 0) {
            feed.bar(symbol, date, open, high, low, price);
        }
    }

    private void shorts(String symbol, GoldenRole role) {
        boolean isEve = date.equals(CUT.minusDays(1));
        double morning = 0.5;
        double whole = 1;
        switch (role) {
            case FALLS -> whole = isEve ? 3.2 : 1;
            case GAPS -> whole = isEve ? 3.2 : date.equals(CUT) ? 2 : 1;
            case BOUGHT -> {
                morning = date.equals(CUT) ? 3.1 : morning;
                whole = date.equals(CUT) ? 5.5 : 1;
            }
            case SOLD -> morning = date.equals(NEXT) ? 3.1 : morning;
            default -> {}
        }
        long usual = 1_000_000 + random.nextInt(200_000);
        String currency = whole == 1 && random.nextInt(40) == 0 ? "CNY" : "HKD";
        feed.report(symbol, date, ReportSession.MORNING, Math.round(usual * morning), "HKD");
        feed.report(symbol, date, ReportSession.DAY, Math.round(usual * whole), currency);
        if (random.nextInt(8) == 0) {
            feed.correction(symbol, date, Math.round(usual * whole * 1.1), currency);
        }
    }

    private void flows(String symbol, GoldenRole role) {
        boolean withGaps = role == GoldenRole.GAPS;
        int count = date.isAfter(CUT) ? 16 : 30;
        if (withGaps) {
            count = date.equals(CUT) || date.equals(CUT.minusDays(1)) ? 300 : 40;
        }
        for (int i = 0; i < count; i++) {
            long buy = random.nextLong(2 * MILLION);
            feed.flow(symbol, feed.within(date, 0, 19_800), buy, random.nextLong(2 * MILLION), withGaps);
        }
        if (date.equals(CUT) && (role == GoldenRole.BOUGHT || role == GoldenRole.SOLD)) {
            burst(symbol, 12_700, role == GoldenRole.BOUGHT);
        }
        if (date.equals(NEXT) && !withGaps) {
            burst(symbol, 3_000 + role.ordinal() * 3_500, role == GoldenRole.FALLS || role == GoldenRole.SOLD);
        }
        long evening = GoldenFeed.at(date, "16:30:00");
        switch (role) {
            case RISES, BOUGHT, GAPS -> feed.exactFlow(symbol, evening, evening, 0);
            default -> official(symbol, date, GoldenFeed.at(date, "17:00:00"));
        }
    }

    /** HKD 300 million and more within ten minutes. */
    private void burst(String symbol, int second, boolean in) {
        for (int i = 0; i < 10; i++) {
            long money = 30 * MILLION + random.nextLong(20 * MILLION);
            feed.flow(symbol, feed.within(date, second, second + 600), in ? money : 0, in ? 0 : money, false);
        }
    }

    /** An official figure of a day, which comes at a moment. */
    void official(String symbol, LocalDate day, long arrival) {
        Channel channel = Channel.values()[random.nextInt(2)];
        long buy = random.nextLong(90 * MILLION);
        feed.official(FlowPeriod.DAY, symbol, day, arrival, channel, buy, random.nextLong(90 * MILLION));
    }
}
