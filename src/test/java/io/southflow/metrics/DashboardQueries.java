package io.southflow.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the dashboards of this repository ask Prometheus, with their variables filled in. */
public final class DashboardQueries {
    /** Where the dashboards are, from the root of the project, in which tests run. */
    public static final Path DIRECTORY = Path.of("grafana", "dashboards");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z_0-9]*)(:[a-z]+)?}?");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+),\\s*(\\w+)\\)");
    private static final Map<String, String> OF_GRAFANA = Map.of(
            "__rate_interval",
            "1m",
            "__interval",
            "15s",
            "__range",
            "30m",
            "__interval_ms",
            "15000",
            "__range_s",
            "1800");

    /**
     * @param place dashboard and panel, or dashboard and variable
     * @param expr PromQL without variables
     */
    public record Query(String place, String expr) {
        @Override
        public String toString() {
            return place + ": " + expr;
        }
    }

    private DashboardQueries() {}

    /**
     * Every query of every panel and variable.
     *
     * @param variables values of the dashboards' own variables, by name
     * @throws IllegalArgumentException when a query uses a variable that has no value
     */
    public static List<Query> all(Map<String, String> variables) {
        List<Query> queries = new ArrayList<>();
        dashboards().forEach((file, dashboard) -> {
            for (JsonNode panel : dashboard.get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String place = file + ", panel '" + panel.get("title").asText() + "'";
                    queries.add(new Query(place, fill(target.get("expr").asText(), variables)));
                }
            }
            for (JsonNode variable : dashboard.at("/templating/list")) {
                if (variable.get("type").asText().equals("query")) {
                    String place = file + ", variable '" + variable.get("name").asText() + "'";
                    queries.add(new Query(
                            place, labelValues(variable.at("/query/query").asText())));
                }
            }
        });
        return queries;
    }

    /** The dashboards by file name. */
    public static Map<String, JsonNode> dashboards() {
        Map<String, JsonNode> dashboards = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                dashboards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dashboards;
    }

    static String fill(String expr, Map<String, String> variables) {
        return VARIABLE.matcher(expr).replaceAll(match -> {
            String value = variables.getOrDefault(match.group(1), OF_GRAFANA.get(match.group(1)));
            if (value == null) {
                throw new IllegalArgumentException("no value for $" + match.group(1) + " in " + expr);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Grafana's {@code label_values(metric, label)} as PromQL: one series per value. */
    private static String labelValues(String query) {
        Matcher matcher = LABEL_VALUES.matcher(query);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form label_values(metric, label): " + query);
        }
        return "count by (" + matcher.group(2) + ") (" + matcher.group(1) + "{" + matcher.group(2) + "!=\"\"})";
    }
}
