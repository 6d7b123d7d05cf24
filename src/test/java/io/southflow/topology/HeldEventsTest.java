package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.calendar.TradingCalendar;
import io.southflow.topology.api.MonitorSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was held under other settings. */
class HeldEventsTest {
    private final Events events = new Events();
    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);

    private MonitorSettings closedOn(String date) throws IOException {
        return new MonitorSettings(
                settings.topics(),
                1,
                TradingCalendar.parse(new StringReader(date + ",closed"), "corrected"),
                settings.indices(),
                settings.maxStocks(),
                settings.windows(),
                settings.detectors(),
                settings.maxAhead(),
                settings.duplicateSpanSeconds(),
                settings.duplicateNumbers(),
                settings.netInflowInterval(),
                settings.marketInterval(),
                settings.marketIdle(),
                settings.leaders(),
                settings.serde());
    }

    @Test
    void anEventHeldForADayThatACorrectedCalendarClosesIsRejectedAndStopsNothing() throws IOException {
        try (RestartableMonitor monitor = new RestartableMonitor(settings)) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", "2025-02-17T10:00:00", 1, 0));
            monitor.commit();
            monitor.restart(closedOn("2025-02-17"));
            for (String time : new String[] {"10:00:00", "10:00:01", "10:01:02"}) {
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", "2025-02-18T" + time, 1, 0));
            }
            assertThat(monitor.forwards())
                    .anyMatch(
                            each -> each.startsWith(StockMonitor.TO_REJECTS) && each.contains("key = southflow.reason"))
                    .anyMatch(each -> each.startsWith(StockMonitor.TO_NET_INFLOWS));
        }
    }
}
