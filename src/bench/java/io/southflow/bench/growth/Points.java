package io.southflow.bench.growth;

import io.southflow.analytics.unit.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The points of each dimension: everything as in the base, but one thing. */
final class Points {
    static final String BASE = "base";
    static final List<String> DIMENSIONS = List.of("windows", "longest", "stocks", "partitions", "instances");

    private static final List<String> SHORT = List.of("1m", "5m", "15m", "30m");
    private static final List<String> HOUR = with(SHORT, "1h");
    private static final List<String> TEN = Windows.DEFAULT.labels();
    private static final List<String> TWENTY =
            with(TEN, "2m", "3m", "10m", "20m", "45m", "2h", "2d", "10d", "60d", "qtd");
    /** More than the year to date has, so that every window of these is full of sessions. */
    private static final int HISTORY = 40;

    private final Shape shape;

    Points(int stocks, int partitions) {
        shape = new Shape(stocks, stocks, partitions, 0);
    }

    Point base() {
        return new Point("", BASE, shape, TEN, 1, BASE);
    }

    /** Those of a dimension; or the one of that name, with the one it is compared with. */
    List<Point> of(String asked) {
        int space = asked.indexOf(' ');
        if (space < 0) {
            return ofDimension(asked);
        }
        List<Point> all = ofDimension(asked.substring(0, space));
        Point wanted = all.stream()
                .filter(point -> point.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("-Dbench.vary=" + asked + ": there are "
                        + all.stream().map(Point::name).toList()));
        return all.stream()
                .filter(point -> point == wanted || point.name().equals(wanted.reference()))
                .toList();
    }

    private List<Point> ofDimension(String dimension) {
        return switch (dimension) {
            case "windows" -> List.of(windows("5", HOUR), windows("20", TWENTY));
            case "longest" ->
                Stream.of("1h", "1d", "20d", "ytd").map(this::longest).toList();
            case "stocks" ->
                List.of(
                        stocks("x10", 10, shape.trading()),
                        stocks("x100", 100, shape.trading()),
                        stocks("x10 all", 10, 10 * shape.trading()),
                        stocks("x100 all", 100, 100 * shape.trading()));
            case "partitions" ->
                Stream.of(1, shape.partitions(), 3 * shape.partitions())
                        .map(this::partitions)
                        .toList();
            case "instances" -> Stream.of(2, 3).map(this::instances).toList();
            default -> throw new IllegalArgumentException("-Dbench.vary=" + dimension + ": there are " + DIMENSIONS);
        };
    }

    private Point windows(String label, List<String> windows) {
        return new Point("windows", label, shape, windows, 1, "windows 5");
    }

    private Point longest(String window) {
        Shape remembered = new Shape(shape.stocks(), shape.trading(), shape.partitions(), HISTORY);
        return new Point("longest", window, remembered, with(SHORT, window), 1, "longest 1h");
    }

    private Point stocks(String label, int times, int trading) {
        Shape larger = new Shape(shape.stocks() * times, trading, shape.partitions(), 0);
        return new Point("stocks", label, larger, TEN, 1, BASE);
    }

    private Point partitions(int partitions) {
        Shape split = new Shape(shape.stocks(), shape.trading(), partitions, 0);
        return new Point("partitions", Integer.toString(partitions), split, TEN, 1, "partitions 1");
    }

    private Point instances(int instances) {
        return new Point("instances", Integer.toString(instances), shape, TEN, instances, BASE);
    }

    private static List<String> with(List<String> windows, String... more) {
        List<String> all = new ArrayList<>(windows);
        all.addAll(List.of(more));
        return all;
    }
}
