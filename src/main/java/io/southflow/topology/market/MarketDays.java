package io.southflow.topology.market;

import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.unit.Channel;
import io.southflow.schema.DayFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.OfficialFigure;
import io.southflow.wire.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The market by day and channel: what its stocks add up to, and the official figure that stands in place of it. Empty while
 * no feed reports one.
 */
final class MarketDays {
    static final List<Channel> BOTH = List.of(Channel.values());

    /** Of each day its channels. */
    private final TreeMap<Integer, MarketDay[]> days = new TreeMap<>();

    /** Months in which there is an official figure. */
    private final Set<YearMonth> months = new TreeSet<>();

    /**
     * @param parts as they are merged; while one of them does not tell its days, as those of an earlier release, it is not
     *     known what an official figure would replace, and none does
     * @param session of the market: what is later is left out
     */
    MarketDays(Collection<MarketPartial> parts, int session) {
        if (!parts.stream().allMatch(MarketDays::tellsDays)) {
            return;
        }
        for (MarketPartial part : parts) {
            for (DayFlow flow : part.getOfficialDays()) {
                if (flow.getDay() <= session) {
                    day(flow.getDay())[Words.toCore(flow.getChannel()).ordinal()].setOfficial(flow);
                    months.add(YearMonth.from(LocalDate.ofEpochDay(flow.getDay())));
                }
            }
        }
        if (days.isEmpty()) {
            return;
        }
        for (MarketPartial part : parts) {
            // One as of a later day is in no sum.
            if (part.getDays() != null && part.getSession().toEpochDay() <= session) {
                DaySums.read(
                        part.getDays(),
                        (day, channel, buy, sell, basis) -> day(day)[channel.ordinal()].addStocks(buy, sell, basis));
            }
        }
    }

    private static boolean tellsDays(MarketPartial part) {
        return part.getDays() != null || part.getAsOf().equals(PartialSchedule.NO_MOMENT);
    }

    private MarketDay[] day(int day) {
        return days.computeIfAbsent(day, none -> new MarketDay[] {new MarketDay(), new MarketDay()});
    }

    /** What changes by official figures of some channels, from a day to another, both included. */
    OfficialChange change(int first, int last, List<Channel> channels) {
        OfficialChange change = new OfficialChange();
        if (first <= last) {
            days.subMap(first, true, last, true).values().forEach(ofDay -> change.add(ofDay, channels));
        }
        return change;
    }

    /** The months in which there is an official figure. */
    Set<YearMonth> months() {
        return months;
    }

    /** Of each channel, and of both, the latest day of which an official figure and the stocks' are known. */
    List<OfficialFigure> latest() {
        List<OfficialFigure> figures = new ArrayList<>();
        BOTH.forEach(channel -> addLatest(channel.name(), List.of(channel), figures));
        addLatest("ALL", BOTH, figures);
        return figures;
    }

    private void addLatest(String name, List<Channel> channels, List<OfficialFigure> figures) {
        for (Map.Entry<Integer, MarketDay[]> each : days.descendingMap().entrySet()) {
            MarketDay[] ofDay = each.getValue();
            if (channels.stream().allMatch(channel -> ofDay[channel.ordinal()].isCompared())) {
                int day = each.getKey();
                figures.add(change(day, day, channels).figure(name, LocalDate.ofEpochDay(day)));
                return;
            }
        }
    }
}
