package io.southflow.cli.settings;

import static io.southflow.cli.settings.SouthflowSettings.*;

import io.southflow.calendar.TradingCalendar;
import io.southflow.check.EventChecks;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Settings as the application takes them. */
public final class MonitorMapping {
    private MonitorMapping() {}

    public static Topics topics(Settings settings) {
        return new Topics(settings.get(TOPIC_PREFIX));
    }

    /** @throws SettingsException when a file that a setting names cannot be read */
    public static MonitorSettings monitor(Settings settings) {
        Duration remembered = settings.get(DUPLICATES_SPAN);
        Duration lateness = settings.get(LATENESS);
        return new MonitorSettings(
                topics(settings),
                settings.get(PARTITIONS),
                calendar(settings),
                Names.load(settings).indices(),
                settings.get(STOCKS_MAX),
                settings.get(WINDOWS),
                RuleSettings.detectors(settings),
                settings.get(MAX_AHEAD),
                (int) (remembered.compareTo(lateness) < 0 ? lateness : remembered).toSeconds(),
                settings.get(DUPLICATES_NUMBERS),
                settings.get(NET_INFLOW_INTERVAL),
                settings.get(MARKET_INTERVAL),
                settings.get(MARKET_IDLE),
                settings.get(LEADERS),
                new KafkaSettings(settings).serde());
    }

    /** What the application asks of an event, for a feed to ask it too. */
    public static EventChecks checks(Settings settings) {
        return new EventChecks(calendar(settings), Names.load(settings).indices(), settings.get(MAX_AHEAD));
    }

    /** The calendar that the settings name. */
    public static TradingCalendar calendar(Settings settings) {
        String file = settings.get(CALENDAR);
        if (file.isEmpty()) {
            return TradingCalendar.hongKong();
        }
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            return TradingCalendar.parse(reader, file);
        } catch (IOException e) {
            throw new SettingsException(CALENDAR.key() + " = '" + file + "' cannot be read: "
                    + (e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e.getMessage());
        }
    }
}
