package io.southflow.check;

import io.southflow.calendar.TradingTime;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.ShortSale;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/** Checks what carries a date of its own and may come at any hour: reports of short sales, bars, corporate actions. */
final class ReportChecks {
    private final Symbols symbols;
    private final Sessions sessions;
    private final Clock clock;

    ReportChecks(Symbols symbols, Sessions sessions, Clock clock) {
        this.symbols = symbols;
        this.sessions = sessions;
        this.clock = clock;
    }

    void check(ShortSale sale, long nowMillis) throws Rejection {
        symbols.checkOfHongKong(bytes(sale.getSymbol()));
        Ranges.checkFeed(sale.getSource(), 0);
        Ranges.check("shares", sale.getShares(), 0, Ranges.MOST_SHARES);
        Ranges.check("turnoverMilli", sale.getTurnoverMilli(), 0, Ranges.MOST_MONEY);
        if (sale.getCurrency().length() != 3) {
            throw Ranges.outOfRange("currency", "expected three letters");
        }
        long published = sale.getPublishedAt().toEpochMilli();
        clock.checkTime("publishedAt", published, nowMillis);
        if (TradingTime.dayOf(published) < sale.getTradeDate().toEpochDay()) {
            throw Ranges.outOfRange("publishedAt", "before the trade date " + sale.getTradeDate());
        }
        sessions.checkTrading("tradeDate", day(sale.getTradeDate()));
    }

    void check(DailyBar bar, long nowMillis) throws Rejection {
        ZoneId zone = symbols.checkOfBar(bytes(bar.getSymbol()));
        Ranges.checkFeed(bar.getSource(), 0);
        Ranges.check("lowMilli", bar.getLowMilli(), 1, Ranges.MOST_PRICE);
        Ranges.check("highMilli", bar.getHighMilli(), 1, Ranges.MOST_PRICE);
        Ranges.checkBar("highMilli", bar.getHighMilli(), bar);
        Ranges.checkBar("openMilli", bar.getOpenMilli(), bar);
        Ranges.checkBar("closeMilli", bar.getCloseMilli(), bar);
        Ranges.check("volume", bar.getVolume(), 0, Long.MAX_VALUE);
        Ranges.check("turnoverMilliHkd", bar.getTurnoverMilliHkd(), 0, Long.MAX_VALUE);
        clock.checkDate("date", bar.getDate(), zone, nowMillis);
        if (zone == null) {
            sessions.checkTrading("date", day(bar.getDate()));
        } else {
            checkWeekday(bar, zone);
        }
    }

    /** Nobody here knows the holidays of other markets: a day with a bar was none. */
    private static void checkWeekday(DailyBar bar, ZoneId zone) throws Rejection {
        if (Sessions.isWeekend(bar.getDate())) {
            throw new Rejection(
                    RejectReason.NOT_A_SESSION,
                    "date",
                    bar.getDate() + " is a " + Sessions.weekday(bar.getDate()) + ": a bar of " + bar.getSymbol()
                            + " has the date in " + zone);
        }
    }

    void check(CorporateAction action, long nowMillis) throws Rejection {
        symbols.checkOfHongKong(bytes(action.getSymbol()));
        Ranges.checkFeed(action.getSource(), 0);
        long newShares = action.getNewShares();
        long oldShares = action.getOldShares();
        Ranges.check("newShares", newShares, 1, Ranges.MOST_FACTOR);
        Ranges.check("oldShares", oldShares, 1, Ranges.MOST_FACTOR);
        switch (action.getType()) {
            case SPLIT, BONUS -> Ranges.check("newShares", newShares, oldShares + 1, Ranges.MOST_FACTOR);
            case CONSOLIDATION -> Ranges.check("newShares", newShares, 1, oldShares - 1);
            case END_OF_LISTING -> {
                Ranges.check("newShares", newShares, 1, 1);
                Ranges.check("oldShares", oldShares, 1, 1);
            }
        }
        clock.checkAnnounced("exDate", action.getExDate(), nowMillis);
        sessions.checkTrading("exDate", day(action.getExDate()));
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
