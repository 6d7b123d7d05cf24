package io.southflow.topology.market;

import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.schema.Basis;
import io.southflow.schema.OfficialFigure;
import java.time.LocalDate;
import java.util.List;

/** What official figures change in the sum of the stocks over some days. */
final class OfficialChange {
    private long goneBuy;
    private long goneSell;
    private long comeBuy;
    private long comeSell;
    private boolean isAny;
    private int days;
    private Basis basis = Basis.REPORTED;

    void add(MarketDay[] ofDay, List<Channel> channels) {
        boolean isOfAll = true;
        for (MarketDay day : ofDay) {
            isAny |= day.official() != null;
        }
        for (Channel channel : channels) {
            MarketDay day = ofDay[channel.ordinal()];
            basis = MarketDay.weaker(basis, day.basis());
            if (day.official() == null) {
                isOfAll = false;
            } else {
                goneBuy = Money.sum(goneBuy, day.stocksBuy());
                goneSell = Money.sum(goneSell, day.stocksSell());
                comeBuy = Money.sum(comeBuy, day.official().getBuyMilliHkd());
                comeSell = Money.sum(comeSell, day.official().getSellMilliHkd());
            }
        }
        days += isOfAll ? 1 : 0;
    }

    /** Whether there is an official figure on any of the days, be it of another channel. */
    boolean isAny() {
        return isAny;
    }

    /** On how many days each of the channels has one. */
    int days() {
        return days;
    }

    /** What has come, and what it stands in place of. */
    OfficialFigure figure(String channel, LocalDate date) {
        return new OfficialFigure(channel, date, comeBuy, comeSell, goneBuy, goneSell);
    }

    /** What is bought when this is the stocks' sum. */
    long buy(long ofStocks) {
        return changed(ofStocks, goneBuy, comeBuy);
    }

    /** What is sold, likewise. */
    long sell(long ofStocks) {
        return changed(ofStocks, goneSell, comeSell);
    }

    /** A sum that has come to the end of numbers stays there: how far beyond it would be is not known. */
    private static long changed(long sum, long gone, long come) {
        return sum == Long.MAX_VALUE ? sum : Money.sum(sum - gone, come);
    }

    /** The weakest basis of what stands, given that of the stocks when there is no official figure. */
    Basis basis(Basis ofStocks) {
        return isAny ? basis : ofStocks;
    }
}
