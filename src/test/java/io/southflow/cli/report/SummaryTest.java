package io.southflow.cli.report;

import static io.southflow.cli.report.Samples.alert;
import static io.southflow.cli.report.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Evidence;
import io.southflow.schema.ReportSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Map<String, String> NAMES = Map.of("00700", "Tencent", "09988", "Alibaba");

    private final Results results = Results.of(
            ShippedRules.ALL,
            Samples.market(),
            List.of(
                    alert("b", "OVERBOUGHT", "09988", "CLEARED", "2025-02-18T01:30:00Z"),
                    alert("b", "OVERBOUGHT", "09988", "RAISED", "2025-02-17T01:30:00.250Z"),
                    alert(
                            "c",
                            "SHORT_SPIKE",
                            "00700",
                            "RAISED",
                            "2025-02-17T08:30:00Z",
                            new Evidence("shares", 15_000_000.0, "shares"),
                            new Evidence("turnover", 7.5123456e9, "HKD"),
                            new Evidence("ratio", 3.1, "ratio"))),
            List.of(
                    sale("00700", "2025-02-17", ReportSession.DAY, 15_000_000L),
                    sale("00700", "2025-02-17", ReportSession.MORNING, 9_000_000L),
                    sale("00700", "2025-01-13", ReportSession.DAY, 1L),
                    sale("00700", "2025-01-13", ReportSession.DAY, 4_000_000L),
                    sale("00700", "2024-12-31", ReportSession.DAY, 8L),
                    sale("09988", "2025-02-17", ReportSession.DAY, 8L)));

    @Test
    void jsonHoldsEveryFigureExactlyAndInPlainNotation() {
        String expected =
                """
                {"asOf":"2025-02-18T16:00:00+08:00",
                "southbound":{"day":22000000000,"months":{"2025-01":-2.5,"2025-02":59000000000},"year":100000000000.5},
                "leaders":[{"symbol":"00700","name":"Tencent","net":11000000000},
                {"symbol":"09988","name":"Alibaba","net":4000000000.001}],
                "alerts":[{"id":"b","rule":"OVERBOUGHT","symbol":"09988","state":"RAISED","severity":"WARNING",
                "eventTime":"2025-02-17T09:30:00.25+08:00","evidence":{}},
                {"id":"c","rule":"SHORT_SPIKE","symbol":"00700","state":"RAISED","severity":"WARNING",
                "eventTime":"2025-02-17T16:30:00+08:00",
                "evidence":{"shares":15000000,"turnover":7512345600,"ratio":3.1}},
                {"id":"b","rule":"OVERBOUGHT","symbol":"09988","state":"CLEARED","severity":"WARNING",
                "eventTime":"2025-02-18T09:30:00+08:00","evidence":{}}],
                "indices":[{"symbol":"HSTECH","low":4200,"lowDate":"2025-01-13","last":5600.5,"riseFromLow":0.333452}],
                "highs":[{"symbol":"00700","price":512,"since":"2021-07-01"},
                {"symbol":"00992","price":12.345,"since":"2022-01-03"}],
                "shortSales":[{"symbol":"00700","date":"2025-01-13","shares":4000000},
                {"symbol":"00700","date":"2025-02-17","shares":15000000}],
                "record":{"month":"2025-01","highestInMonths":46},
                "events":{"read":3000000,"duplicate":5,"late":2,"rejected":1},
                "alertCounts":{"alerts":2,"transitions":3,"active":1}}
                """
                        .replace("\n", "");
        assertThat(SummaryJson.of(results, symbol -> NAMES.getOrDefault(symbol, ""))
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void textShowsTheSameFiguresToAPerson() {
        assertThat(SummaryText.of(SummaryJson.of(results, symbol -> NAMES.getOrDefault(symbol, ""))))
                .contains(
                        "Southbound money as of 2025-02-18T16:00:00+08:00",
                        "  day                             HK$22.000bn",
                        "2025-01, the highest in 46 months",
                        "00700 Tencent",
                        "HK$11.000bn",
                        "5600.5, up 33.3 % from 4200 on 2025-01-13",
                        "HK$512, the highest since 2021-07-01",
                        "Alerts: 2 alerts, 3 transitions, 1 still active",
                        "3,000,000 read, 5 duplicate, 2 late, 1 rejected");
    }

    @Test
    void whatWasRejectedIsToldByReasonWithTheCommandThatShowsIt() {
        ObjectNode summary = SummaryJson.of(results, symbol -> "");
        SummaryJson.addReasons(summary, Map.of());
        assertThat(SummaryText.of(summary)).doesNotContain("southflow rejects");
        SummaryJson.addReasons(summary, new TreeMap<>(Map.of("NOT_AVRO", 1_000L, "LATE", 2L)));
        assertThat(summary.at("/events/reasons/LATE").asLong()).isEqualTo(2);
        assertThat(SummaryText.of(summary))
                .endsWith("1,002 rejected by the application (LATE 2, NOT_AVRO 1,000): southflow rejects --since 1h");
    }
}
