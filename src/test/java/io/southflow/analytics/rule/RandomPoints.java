package io.southflow.analytics.rule;

import io.southflow.analytics.detector.FlowAt;
import io.southflow.analytics.detector.MarketAt;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.ShortReport;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.statistic.Indicators;
import io.southflow.analytics.statistic.Samples;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Sessions of one stock as rules see them: calm for the most part, now and then wild, beginning with no history. */
final class RandomPoints {
    /** What happens to a subject: a session opens, or a point is reached. */
    record Step(Subject subject, int day, Past past, Point point) {
        boolean opens() {
            return point == null;
        }
    }

    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();
    private static final long MILLION_HKD = 1_000_000_000L;

    private final SplittableRandom random;
    private final List<Long> closes = new ArrayList<>();
    private final Deque<Samples> nets = new ArrayDeque<>();
    private final Deque<Long> shorts = new ArrayDeque<>();
    private final Consumer<Step> to;
    private final List<Long> marketNets = new ArrayList<>();
    private double price = 95_000;

    private RandomPoints(long seed, Consumer<Step> to) {
        random = new SplittableRandom(seed);
        this.to = to;
    }

    /** So many sessions of a subject. */
    static List<Step> of(Subject subject, long seed, int sessions) {
        List<Step> steps = new ArrayList<>();
        RandomPoints points = new RandomPoints(seed, steps::add);
        int day = (int) LocalDate.parse("2024-03-01").toEpochDay();
        for (int session = 0; session < sessions; day++) {
            if (CALENDAR.isSouthboundDay(day)) {
                switch (subject) {
                    case PRICES -> points.prices(day, session++);
                    case FLOWS -> points.flows(day, session++);
                    case SHORT_SALES -> points.shorts(day, session++);
                    case MARKET -> points.market(day, session++);
                    default -> throw new IllegalArgumentException(subject.toString());
                }
            }
        }
        return steps;
    }

    private void prices(int day, int session) {
        long[] before = closes.stream().mapToLong(close -> close).toArray();
        to.accept(new Step(
                Subject.PRICES,
                day,
                new Past() {
                    @Override
                    public long[] closes() {
                        return before;
                    }
                },
                null));
        Indicators indicators = Indicators.of(before);
        // Weeks of rise and of fall by turns.
        double drift = session / 15 % 2 == 0 ? 0.0006 : -0.0006;
        for (int second = random.nextInt(120); second < TradingTime.CLOSE; second += 1 + random.nextInt(900)) {
            price = Math.min(900_000, Math.max(2_000, price * (1 + drift + 0.003 * (random.nextDouble() - 0.5))));
            to.accept(new Step(
                    Subject.PRICES,
                    day,
                    null,
                    new PriceAt().set(day, second, Math.round(price / 10) * 10, indicators)));
        }
        to.accept(new Step(Subject.PRICES, day, null, new SessionEnd().set(day, TradingTime.CLOSE, Math.round(price))));
        closes.add(Math.round(price));
    }

    private void flows(int day, int session) {
        List<Samples> before = List.copyOf(nets);
        to.accept(new Step(
                Subject.FLOWS,
                day,
                new Past() {
                    @Override
                    public Nets nets(int sessions) {
                        Samples all = new Samples();
                        List<Samples> last = before.subList(Math.max(0, before.size() - sessions), before.size());
                        last.forEach(all::addAll);
                        return new Nets(all, last.size());
                    }
                },
                null));
        Samples ofToday = new Samples();
        long net = 0;
        int burst = session % 3 == 2 ? random.nextInt(2_000, 15_000) : Integer.MAX_VALUE - 4_000;
        long push = session % 2 == 0 ? 90 * MILLION_HKD : -90 * MILLION_HKD;
        for (int second = random.nextInt(60); second <= TradingTime.CLOSE; second += 1 + random.nextInt(300)) {
            long noise = random.nextLong(-8 * MILLION_HKD, 8 * MILLION_HKD);
            net = noise + (second >= burst && second < burst + 3_000 ? push : 0);
            ofToday.add(noise);
            to.accept(new Step(Subject.FLOWS, day, null, new FlowAt().set(day, second, net)));
        }
        to.accept(new Step(Subject.FLOWS, day, null, new SessionEnd().set(day, TradingTime.CLOSE, net)));
        nets.add(ofToday);
    }

    private void market(int day, int session) {
        long[] before = marketNets.stream().mapToLong(net -> net).toArray();
        to.accept(new Step(
                Subject.MARKET,
                day,
                new Past() {
                    @Override
                    public long[] marketNets() {
                        return before;
                    }
                },
                null));
        long net = 0;
        // Weeks of buying and of selling by turns.
        long drift = session / 8 % 2 == 0 ? 300 * MILLION_HKD : -300 * MILLION_HKD;
        for (int second = 300; second <= TradingTime.CLOSE; second += 300) {
            net += drift + random.nextLong(-900 * MILLION_HKD, 900 * MILLION_HKD);
            long now = net;
            to.accept(new Step(Subject.MARKET, day, null, new MarketAt().set(day, second, window -> now)));
        }
        to.accept(new Step(Subject.MARKET, day, null, new SessionEnd().set(day, TradingTime.CLOSE, net)));
        marketNets.add(net);
    }

    private void shorts(int day, int session) {
        long[] before = shorts.stream().mapToLong(shares -> shares).toArray();
        long shares = random.nextLong(4_000_000, 6_000_000) * (session % 7 == 6 ? 2 + random.nextInt(6) : 1);
        for (boolean wholeDay : new boolean[] {false, true}) {
            long part = wholeDay ? shares : shares / 2;
            to.accept(new Step(
                    Subject.SHORT_SALES,
                    day,
                    null,
                    new ShortReport(
                            day,
                            wholeDay,
                            part,
                            part * 40_000,
                            TradingTime.millisOf(day, TradingTime.CLOSE) + 3_600_000,
                            sessions -> java.util.Arrays.copyOf(before, Math.min(before.length, sessions)))));
        }
        shorts.addFirst(shares);
    }
}
