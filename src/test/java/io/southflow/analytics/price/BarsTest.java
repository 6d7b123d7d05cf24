package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.action.Action.Kind;
import io.southflow.analytics.action.Actions;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.BlockException;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingCalendar;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static final long SEED = 11;
    private final Actions actions = new Actions(PriceHistory.ACTIONS);
    private final Bars bars = new Bars(TradingCalendar.hongKong(), actions);

    private static Bar flat(long price) {
        return new Bar(price, price, price, price, 1_000, 1_000 * price, true, false);
    }

    /** A bar on each day, each of another price. */
    private void fill(int first, int end) {
        for (int day = first; day < end; day++) {
            bars.put(day, flat(day));
        }
    }

    @Test
    void theLast250BeforeASessionCountHoweverFarAheadBarsWereRead() {
        fill(1_000, 3_000);
        long[] closes = bars.closes(1_300, 250);
        assertThat(closes).hasSize(250);
        assertThat(closes[0]).isEqualTo(1_050);
        assertThat(closes[249]).isEqualTo(1_299);
    }

    @Test
    void aThousandBeforeTheSessionInForceAreKeptAndLittleMore() {
        fill(0, 3_000);
        bars.setSession(2_500);
        bars.trim();
        assertThat(bars.get(1_500)).isNotNull();
        assertThat(bars.get(1_400)).isNull();
        assertThat(bars.get(2_999)).isNotNull();
        Map<Integer, byte[]> saved = new TreeMap<>();
        bars.save((block, row, bytes) -> {
            if (block == Bars.ROW) {
                saved.put(row, bytes);
            }
        });
        assertThat(saved.get(0)).isNull();
        assertThat(saved).containsKey(0);
    }

    @Test
    void beforeAnySessionTheLatestAreKept() {
        for (int day = 0; day < 6_000; day++) {
            bars.put(day, flat(1));
            bars.trim();
        }
        assertThat(bars.get(2_000)).isNotNull();
        assertThat(bars.get(1_900)).isNull();
    }

    @Test
    void oneTooFarAheadIsSeenAsSuch() {
        bars.setSession(100);
        fill(100, 4_160);
        assertThat(bars.isTooFarAhead(4_160)).isTrue();
        assertThat(bars.isTooFarAhead(4_159)).as("one that is known").isFalse();
        assertThat(bars.isTooFarAhead(50)).isFalse();
    }

    @Test
    void highsOfDaysWhoseBarsAreForgottenAreNot() {
        bars.put(10, flat(9_000_000));
        fill(40, 3_000);
        actions.add(new Action(2_400, Kind.SPLIT, 5, 1), SessionGate.NONE);
        bars.setSession(2_500);
        bars.trim();
        for (int day : new int[] {30, 20}) {
            bars.put(day, flat(7_000_000 + day / 30 * 1_000_000));
            bars.trim();
        }
        assertThat(bars.get(30)).isNull();
        Bars restored = new Bars(TradingCalendar.hongKong(), actions);
        bars.save((block, row, bytes) -> {
            if (block == OlderHighs.ROW) {
                restored.loadOlder(SavedBlock.ofRow(block.id(), bytes, null));
            } else if (bytes != null) {
                restored.load(row, SavedBlock.ofRow(block.id(), bytes, null));
            }
        });
        for (Bars each : new Bars[] {bars, restored}) {
            PriceHighs highs = new PriceHighs();
            each.addHighs(highs, SessionGate.NONE, 2_500, 2_500);
            assertThat(highs.firstKnown()).isEqualTo(10);
            assertThat(highs.since(1_700_000, 2_500)).isEqualTo(10);
            assertThat(highs.since(1_500_000, 2_500)).isEqualTo(30);
            assertThat(highs.since(1_800_001, 2_500)).isEqualTo(SessionGate.NONE);
        }
    }

    @Test
    void anOfficialBarTakesThePlaceOfOurOwnAndNotTheOtherWay() {
        Bar own = new Bar(10, 12, 9, 11, 100, 1_100, false, false);
        Bar official = new Bar(10, 13, 9, 12, 200, 2_300, true, false);
        assertThat(bars.put(500, own)).isTrue();
        assertThat(bars.put(500, official)).isTrue();
        assertThat(bars.put(500, own)).isFalse();
        assertThat(bars.put(500, official)).as("the same again").isFalse();
        assertThat(bars.get(500)).isEqualTo(official);
    }

    @Test
    void aSplitActsOnRawBarsBeforeItsExDate() {
        bars.put(498, flat(5_000));
        bars.put(499, new Bar(900, 1_000, 800, 1_000, 5, 5, true, true));
        bars.put(500, flat(1_010));
        actions.add(new Action(500, Kind.SPLIT, 5, 1), SessionGate.NONE);
        assertThat(bars.closes(499, 250)).containsExactly(5_000);
        assertThat(bars.closes(501, 250)).containsExactly(1_000, 1_000, 1_010);
        assertThat(bars.lowest(0, 500, 501)).isEqualTo(Map.entry(498, 1_000L));
        PriceHighs highs = new PriceHighs();
        bars.addHighs(highs, 0, 501, 501);
        assertThat(highs.since(1_011, 501)).isEqualTo(SessionGate.NONE);
    }

    @Test
    void whatWasBeforeTheEndOfAListingIsOfAnotherCompany() {
        bars.put(498, flat(5_000));
        bars.put(501, flat(70));
        actions.add(new Action(500, Kind.END_OF_LISTING, 1, 1), SessionGate.NONE);
        assertThat(bars.closes(502, 250)).containsExactly(70);
        assertThat(bars.closes(499, 250)).containsExactly(5_000);
        PriceHighs highs = new PriceHighs();
        bars.addHighs(highs, Integer.MIN_VALUE, 502, 502);
        assertThat(highs.firstKnown()).isEqualTo(501);
    }

    @Test
    void whatWasBeforeAGapOf30SessionsDoesNotCount() {
        // Every weekday counts in 1971: 30 of them are 42 days.
        int monday = 368;
        bars.put(monday, flat(5_000));
        bars.put(monday + 42, flat(70));
        assertThat(bars.closes(monday + 43, 250)).containsExactly(5_000, 70);
        assertThat(bars.closes(monday + 42 + 43, 250)).isEmpty();
        bars.put(monday + 42 + 43, flat(80));
        assertThat(bars.closes(monday + 42 + 44, 250)).containsExactly(80);
        assertThat(bars.closes(monday + 43 + 41, 250)).containsExactly(5_000, 70);
    }

    @Test
    void isTheSameFromItsRows() {
        System.out.println("BarsTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            long close = 1 + random.nextLong(10_000_000_000L);
            long high = close + random.nextLong(100);
            Bar bar = new Bar(
                    high,
                    high,
                    close - random.nextLong(close),
                    close,
                    random.nextInt(4) == 0 ? Bar.UNKNOWN : random.nextLong(Long.MAX_VALUE),
                    random.nextInt(4) == 0 ? Bar.UNKNOWN : Long.MAX_VALUE,
                    random.nextBoolean(),
                    random.nextBoolean());
            bars.put(random.nextInt(1_000), random.nextInt(5) == 0 ? Bar.ofHigh(high) : bar);
        }
        Bars restored = new Bars(TradingCalendar.hongKong(), actions);
        bars.save((block, row, bytes) -> restored.load(row, SavedBlock.ofRow(block.id(), bytes, null)));
        for (int day = 0; day < 1_000; day++) {
            assertThat(restored.get(day)).isEqualTo(bars.get(day));
        }
        assertThat(restored.closes(900, 250)).isEqualTo(bars.closes(900, 250));
    }

    @Test
    void aBrokenRowIsRefused() {
        bars.put(500, flat(5_000));
        bars.save((block, row, bytes) -> {
            for (int length = 1; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> bars.load(row, SavedBlock.ofRow(block.id(), cut, null)))
                        .isInstanceOf(BlockException.class)
                        .hasMessage("block B (daily bars) of version 1: it is cut short");
            }
        });
    }

    /** A thousand sessions of 600 stocks are to be back within seconds. */
    @Test
    void aBarTakesSomeTwentyBytes() {
        System.out.println("BarsTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int session = 0; session < 1_000; session++) {
            long close = 400_000 + random.nextLong(100_000);
            long volume = random.nextLong(40_000_000);
            bars.put(
                    session / 5 * 7 + session % 5,
                    new Bar(
                            close - random.nextLong(5_000),
                            close + random.nextLong(5_000),
                            close - random.nextLong(5_000),
                            close,
                            volume,
                            volume * close,
                            true,
                            false));
        }
        int[] bytes = new int[1];
        bars.save((block, row, saved) -> bytes[0] += saved.length);
        assertThat(bytes[0]).isLessThan(24_000);
    }
}
