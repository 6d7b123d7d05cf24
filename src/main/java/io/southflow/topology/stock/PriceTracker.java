package io.southflow.topology.stock;

import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.price.Bar;
import io.southflow.analytics.price.PriceBook;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingTime;
import io.southflow.check.PriceJump;
import io.southflow.check.RejectReason;
import io.southflow.schema.DailyBar;
import io.southflow.schema.TradeType;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.Outcome;
import io.southflow.wire.TickFields;
import java.io.DataInput;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the ticks of one stock or index. */
public final class PriceTracker extends TopicTracker<TickFields> {
    private static final Block CLOCK = Block.kept("t", 1, "where the feed of ticks stands");
    private static final int TRADES = 0;
    private static final int CANCELLATIONS = 1;

    private final PriceBook book;
    private final RuleBook rules;
    private final int latenessSeconds;
    private final int warmUp;
    private final PriceAt point = new PriceAt();
    private final SessionEnd end = new SessionEnd();
    /** Of an index no corporate action tells. */
    private final boolean isStock;
    /** Whether the session's price has been seen more than half away from the last close. */
    private boolean jumped;

    private final PriceBook.Judge judge = this::judge;
    private final Signal.Sink signals = this::signal;

    PriceTracker(String symbol, MonitorSettings settings, StockHost host, RuleBook rules) {
        super(symbol, new TopicClock(settings, TopicClock.TICK_NUMBERS), host);
        book = new PriceBook(settings.calendar());
        this.rules = rules;
        isStock = symbol.charAt(0) <= '9';
        latenessSeconds = settings.detectors().latenessSeconds();
        warmUp = settings.detectors().thresholds().whole(PriceAt.WARM_UP);
    }

    public PriceBook book() {
        return book;
    }

    @Override
    void open(int day) {
        if (book.day() != SessionGate.NONE) {
            book.judge(book.close(), judge);
            rules.judge(Subject.PRICES, end.set(book.day(), book.close(), book.lastMilli()), signals);
            if (book.isOfAnother(day)) {
                rules.end(Subject.PRICES, point(book.close(), book.lastMilli()), signals);
            }
            book.closeSession();
        }
        clock().open(day);
        jumped = false;
        long[] closes = book.open(day);
        rules.open(Subject.PRICES, past(closes), day);
    }

    @Override
    Outcome take(TickFields tick) {
        long millis = tick.eventMillis();
        int second = Math.min(TradingTime.secondOf(millis), book.close());
        int code = tick.isCancel() ? CANCELLATIONS : TRADES;
        int numbering = clock().numberingIfNew(tick.source(), code, tick.sequence(), second);
        if (numbering == TopicClock.NONE) {
            return Outcome.DUPLICATE;
        }
        if (tick.priceMilli() > 0) {
            takeTrade(tick, numbering, second);
        }
        int reach = TradingTime.reachOf(millis, book.close());
        if (reach > clock().reach()) {
            clock().advance(reach);
            book.judge(Math.min(book.close(), reach - 1 - latenessSeconds), judge);
        }
        return Outcome.ACCEPTED;
    }

    /** A cancellation may come before its trade: then neither counts. */
    private void takeTrade(TickFields tick, int numbering, int second) {
        if (tick.isCancel()) {
            int ofTrade = clock().numberingOf(tick.source(), TRADES, tick.sequence());
            if (ofTrade != TopicClock.NONE) {
                book.count(-tick.volume(), tick.priceMilli());
                book.cancel(ofTrade, tick.sequence(), tick.priceMilli());
            }
        } else if (clock().numberingOf(tick.source(), CANCELLATIONS, tick.sequence()) == TopicClock.NONE) {
            book.count(tick.volume(), tick.priceMilli());
            if (movesPrice(tick)) {
                book.add(tick.eventMillis(), numbering, tick.sequence(), second, tick.priceMilli(), tick.basis());
            }
        }
    }

    private static boolean movesPrice(TickFields tick) {
        return tick.tradeType() == TradeType.INDEX
                || tick.volume() > 0
                        && (tick.tradeType() == TradeType.AUTOMATCH || tick.tradeType() == TradeType.AUCTION);
    }

    @Override
    TickFields decode(ConsumerRecord<byte[], byte[]> held) {
        return host().decodeTick(held);
    }

    @Override
    String identity(TickFields tick) {
        return tick.isCancel() + "/" + tick.sequence() + "/" + tick.source();
    }

    public Outcome bar(DailyBar bar, ConsumerRecord<byte[], byte[]> input) {
        int day = (int) bar.getDate().toEpochDay();
        if (book.isTooFarAhead(day)) {
            host().reject(
                            input,
                            RejectReason.OUT_OF_RANGE,
                            "date: too many bars ahead of the session " + TradingTime.date(clock().day()));
            return Outcome.REJECTED;
        }
        book.bar(day, official(bar));
        return Outcome.ACCEPTED;
    }

    /** What the source did not tell is unknown here, not 0. */
    static Bar official(DailyBar bar) {
        return new Bar(
                bar.getOpenMilli(),
                bar.getHighMilli(),
                bar.getLowMilli(),
                bar.getCloseMilli(),
                bar.getVolumeKnown() ? bar.getVolume() : Bar.UNKNOWN,
                bar.getTurnoverKnown() ? bar.getTurnoverMilliHkd() : Bar.UNKNOWN,
                true,
                bar.getAdjusted());
    }

    /** RSI-14 at the last price, 0 to 100; NaN while it is not warm. */
    double rsi() {
        return isWarm() ? book.indicators().rsi(book.lastMilli()) : Double.NaN;
    }

    /** Bollinger's %b at the last price; NaN while the RSI is not warm. */
    double percentB() {
        return isWarm() ? book.indicators().percentB(book.lastMilli()) : Double.NaN;
    }

    private boolean isWarm() {
        return book.lastMilli() != 0 && book.indicators().sessions() >= warmUp;
    }

    private void judge(int second, long priceMilli) {
        lookForJump(priceMilli);
        rules.judge(Subject.PRICES, point(second, priceMilli), signals);
    }

    private void lookForJump(long priceMilli) {
        long close = book.closeBefore();
        if (isStock && !jumped && close > 0 && PriceJump.isBetween(close, priceMilli)) {
            jumped = true;
            host().priceJump(symbol(), close, priceMilli, book.day());
        }
    }

    private PriceAt point(int second, long priceMilli) {
        return point.set(book.day(), second, priceMilli, book.indicators());
    }

    private static Past past(long[] closes) {
        return new Past() {
            @Override
            public long[] closes() {
                return closes;
            }
        };
    }

    private void signal(Signal signal) {
        host().alert(symbol(), signal, book.basisAt(TradingTime.secondOf(signal.eventMillis())));
    }

    void writeHead(RowBuffer out) throws IOException {
        // Half of the head of a stock that has money and no ticks would be of a price that it does not have.
        if (!clock().isUntouched()) {
            out.put(CLOCK, clock()::write);
            out.put(PriceBook.TODAY, book::writeHead);
        }
    }

    /** Takes a part of the head back. Returns whether it is one of these. */
    boolean read(SavedBlock part) {
        if (part.is(CLOCK)) {
            part.read(CLOCK, (version, in) -> clock().read(in));
        } else if (part.is(PriceBook.TODAY)) {
            part.read(PriceBook.TODAY, book::readHead);
        } else {
            return false;
        }
        return true;
    }

    void readOldHead(DataInput in) throws IOException {
        if (in.readBoolean()) {
            clock().read(in);
            book.readHead(1, in);
            OldRules.readPrices(in, rules);
        }
    }
}
