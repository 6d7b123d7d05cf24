package io.southflow.topology.market;

import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.MonthRecord;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Ranking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tasks' parts of the market added up to one moment. */
public final class MarketMerge {
    private final Instant asOf;
    private final LocalDate session;
    private final Collection<MarketPartial> parts;
    private final Windows windows;
    private final TradingCalendar calendar;
    /** First day of each window. */
    private final int[] starts;

    private final MarketDays days;
    /** By task. */
    private final Map<Integer, LeftDays> left = new HashMap<>();

    /**
     * @param parts of every task its latest at or before {@code asOf}
     * @param windows of the market; a part made under another setting may lack some and have others
     */
    public MarketMerge(
            Instant asOf,
            LocalDate session,
            Collection<MarketPartial> parts,
            Windows windows,
            TradingCalendar calendar) {
        this.asOf = asOf;
        this.session = session;
        this.parts = parts;
        this.windows = windows;
        this.calendar = calendar;
        starts = starts(day(session));
        days = new MarketDays(parts, day(session));
        for (MarketPartial part : parts) {
            if (part.getSession().isBefore(session) && part.getDays() != null) {
                left.put(part.getTask(), LeftDays.of(part, starts(day(part.getSession())), starts));
            }
        }
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    private int[] starts(int ofSession) {
        return windows.all().stream()
                .mapToInt(window -> window.start(ofSession, calendar))
                .toArray();
    }

    /**
     * The market.
     *
     * @param complete whether the parts are those of all tasks
     * @param leaders length of a leaderboard
     * @param months every month known before; takes those of the parts
     */
    public MarketFlow make(boolean complete, int leaders, Map<YearMonth, MonthFlow> months) {
        addMonths(months);
        List<IndexLevel> indices = new ArrayList<>();
        List<PriceHigh> highs = new ArrayList<>();
        for (MarketPartial part : parts) {
            indices.addAll(part.getIndices());
            highs.addAll(part.getHighs());
        }
        indices.sort(Comparator.comparing(IndexLevel::getSymbol));
        highs.sort(Comparator.comparing(PriceHigh::getSymbol));
        return new MarketFlow(
                asOf,
                session,
                complete && parts.stream().allMatch(this::isWhole),
                totals(),
                rankings(leaders),
                List.copyOf(months.values()),
                record(months),
                indices,
                highs,
                counts(),
                days.latest());
    }

    /** Whether nothing of a part is missing: it is of the moment and has every window, or has no money at all. */
    private boolean isWhole(MarketPartial part) {
        return part.getAsOf().equals(PartialSchedule.NO_MOMENT)
                || part.getAsOf().equals(asOf)
                        && part.getTotals().stream()
                                .map(ChannelFlow::getWindow)
                                .collect(Collectors.toSet())
                                .containsAll(windows.labels());
    }

    private List<ChannelFlow> totals() {
        List<ChannelFlow> totals = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            addTotals(channel.name(), List.of(channel), totals);
        }
        addTotals("ALL", MarketDays.BOTH, totals);
        return totals;
    }

    private void addTotals(String name, List<Channel> channels, List<ChannelFlow> totals) {
        List<String> names = channels.stream().map(Channel::name).toList();
        for (int w = 0; w < windows.size(); w++) {
            // What a day comes to says nothing of the minutes in it.
            int first = windows.get(w).isTradingTime() ? Integer.MAX_VALUE : starts[w];
            totals.add(total(name, names, w, days.change(first, day(session), channels)));
        }
    }

    private ChannelFlow total(String name, List<String> channels, int w, OfficialChange change) {
        String label = windows.get(w).label();
        long buy = 0;
        long sell = 0;
        Basis basis = Basis.REPORTED;
        for (MarketPartial part : parts) {
            for (ChannelFlow flow : part.getTotals()) {
                if (channels.contains(flow.getChannel()) && flow.getWindow().equals(label) && stillHolds(part, w)) {
                    Channel channel = Channel.valueOf(flow.getChannel());
                    buy = Money.sum(buy, flow.getBuyMilliHkd() - left(part).buy(w, channel));
                    sell = Money.sum(sell, flow.getSellMilliHkd() - left(part).sell(w, channel));
                    basis = MarketDay.weaker(basis, flow.getBasis());
                }
            }
        }
        buy = change.buy(buy);
        sell = change.sell(sell);
        return new ChannelFlow(name, label, buy, sell, buy - sell, change.basis(basis), change.days());
    }

    private LeftDays left(MarketPartial part) {
        return left.getOrDefault(part.getTask(), LeftDays.NONE);
    }

    private List<Ranking> rankings(int leaders) {
        List<Ranking> rankings = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            String label = windows.get(w).label();
            Boards boards = new Boards(leaders);
            for (MarketPartial part : parts) {
                for (Ranking ranking : part.getRankings()) {
                    if (ranking.getWindow().equals(label) && stillHolds(part, w)) {
                        boards.addAll(ranking);
                    }
                }
            }
            rankings.add(boards.ranking(label));
        }
        return rankings;
    }

    /** Whether a part carried from an earlier moment still says something about a window. */
    private boolean stillHolds(MarketPartial part, int w) {
        return !isAhead(part) && day(part.getSession()) >= starts[w];
    }

    /** Whether a part is as of a later day than the market: one without flows may be. */
    private boolean isAhead(MarketPartial part) {
        return part.getSession().isAfter(session);
    }

    private void addMonths(Map<YearMonth, MonthFlow> months) {
        // A carried part may know months that the others report no more: those keep the total they had.
        YearMonth oldest = YearMonth.from(session).minusMonths(PartialReport.MONTHS - 1L);
        Map<YearMonth, MonthFlow> sums = new TreeMap<>();
        for (MarketPartial part : parts) {
            if (isAhead(part)) {
                continue;
            }
            part.getMonths().forEach(month -> sums.merge(YearMonth.parse(month.getMonth()), month, MarketMerge::add));
        }
        days.months().forEach(month -> sums.put(month, official(month, sums.get(month))));
        sums.keySet().removeIf(month -> month.isBefore(oldest));
        months.putAll(sums);
        // A reported month beats what the few figures that are known of it add up to.
        for (MarketPartial part : parts) {
            part.getHistory().forEach(month -> months.put(YearMonth.parse(month.getMonth()), month));
        }
    }

    /** A month with the official figures that there are of it, given the stocks' sum or null. */
    private MonthFlow official(YearMonth month, MonthFlow ofStocks) {
        int last = Math.min(day(month.atEndOfMonth()), day(session));
        OfficialChange change = days.change(day(month.atDay(1)), last, MarketDays.BOTH);
        long buy = change.buy(ofStocks == null ? 0 : ofStocks.getBuyMilliHkd());
        long sell = change.sell(ofStocks == null ? 0 : ofStocks.getSellMilliHkd());
        return new MonthFlow(month.toString(), buy, sell, buy - sell, change.basis(Basis.REPORTED));
    }

    private static MonthFlow add(MonthFlow one, MonthFlow other) {
        long buy = Money.sum(one.getBuyMilliHkd(), other.getBuyMilliHkd());
        long sell = Money.sum(one.getSellMilliHkd(), other.getSellMilliHkd());
        return new MonthFlow(one.getMonth(), buy, sell, buy - sell, MarketDay.weaker(one.getBasis(), other.getBasis()));
    }

    private MonthRecord record(Map<YearMonth, MonthFlow> months) {
        YearMonth last = YearMonth.from(session).minusMonths(1);
        MonthFlow completed = months.get(last);
        if (completed == null || !months.containsKey(last.minusMonths(1))) {
            return null;
        }
        int surpassed = 0;
        for (MonthFlow earlier = months.get(last.minusMonths(1));
                earlier != null && earlier.getNetMilliHkd() < completed.getNetMilliHkd();
                earlier = months.get(last.minusMonths(surpassed + 1))) {
            surpassed++;
        }
        return new MonthRecord(completed.getMonth(), completed.getNetMilliHkd(), surpassed);
    }

    private EventCounts counts() {
        long read = 0;
        long duplicate = 0;
        long late = 0;
        long rejected = 0;
        for (MarketPartial part : parts) {
            read += part.getEvents().getRead();
            duplicate += part.getEvents().getDuplicate();
            late += part.getEvents().getLate();
            rejected += part.getEvents().getRejected();
        }
        return new EventCounts(read, duplicate, late, rejected);
    }
}
