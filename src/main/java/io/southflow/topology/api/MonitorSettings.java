package io.southflow.topology.api;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the application needs to know.
 *
 * @param topics names of the installation
 * @param partitions of every input
 * @param calendar of Hong Kong and southbound days
 * @param indices names that may come as symbols beside 5-digit codes, with the time zone of their exchange
 * @param maxStocks most stocks and indices that an instance keeps, over all of its tasks
 * @param windows of every figure
 * @param detectors thresholds
 * @param maxAhead how far past the wall clock an event's time may lie
 * @param duplicateSpanSeconds trading seconds for which sequence numbers are remembered at least
 * @param duplicateNumbers sequence numbers remembered at least, per stock, topic, source and channel
 * @param netInflowInterval least wall time between two live NetInflows of one stock
 * @param marketInterval wall time between two live looks at the market
 * @param marketIdle wall time after which a market snapshot no longer waits for a silent task
 * @param leaders length of a leaderboard
 * @param serde configuration of the value serializer and deserializer, in Kafka's and Confluent's names
 */
public record MonitorSettings(
        Topics topics,
        int partitions,
        TradingCalendar calendar,
        Map<String, ZoneId> indices,
        int maxStocks,
        Windows windows,
        DetectorSettings detectors,
        Duration maxAhead,
        int duplicateSpanSeconds,
        int duplicateNumbers,
        Duration netInflowInterval,
        Duration marketInterval,
        Duration marketIdle,
        int leaders,
        Map<String, Object> serde) {}
