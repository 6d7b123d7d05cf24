package io.southflow.topology;

import io.southflow.schema.Channel;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Days of random flows of many stocks, in order of time, each stock's day ended by a heartbeat. */
final class RandomDays {
    private final SplittableRandom random;
    private final Events events = new Events();
    private final int stocks;

    RandomDays(long seed, int stocks) {
        random = new SplittableRandom(seed);
        this.stocks = stocks;
        System.out.println("RandomDays seed " + seed);
    }

    List<SouthboundFlow> day(LocalDate date, int count) {
        Instant midnight = date.atStartOfDay().toInstant(Events.HONG_KONG);
        List<SouthboundFlow> flows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // From before the open to after the close, lunch included: all of it must find its second.
            Instant time =
                    midnight.plusMillis(random.nextLong(9 * 3_600_000L + 20 * 60_000L, 16 * 3_600_000L + 9 * 60_000L));
            long buy = random.nextInt(3) == 0 ? 0 : random.nextLong(2_000_000_000L);
            flows.add(events.flow(
                    symbol(random.nextInt(stocks)),
                    random.nextBoolean() ? Channel.SH : Channel.SZ,
                    time,
                    buy,
                    random.nextLong(2_000_000_000L)));
        }
        flows.sort(Comparator.comparing(SouthboundFlow::getEventTime));
        for (int stock = 0; stock < stocks; stock++) {
            flows.add(events.flow(symbol(stock), Channel.SH, midnight.plusSeconds(16 * 3600 + 30 * 60), 0, 0));
        }
        return flows;
    }

    static String symbol(int stock) {
        return String.format("%05d", stock + 1);
    }

    /**
     * The same events as they might arrive: each up to {@code seconds} late, and one in twenty sent again. Those of the
     * end of the session stay where they are.
     */
    List<SouthboundFlow> shuffled(List<SouthboundFlow> ordered, int seconds) {
        record Arrival(long millis, SouthboundFlow flow) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (SouthboundFlow flow : ordered) {
            long time = flow.getEventTime().toEpochMilli();
            arrivals.add(new Arrival(time + random.nextLong(seconds * 1000L), flow));
            if (random.nextInt(20) == 0) {
                arrivals.add(new Arrival(time + random.nextLong(seconds * 1000L), flow));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::millis));
        return arrivals.stream().map(Arrival::flow).toList();
    }
}
