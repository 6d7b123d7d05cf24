package io.southflow.cli;

import io.southflow.analytics.unit.Window;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.LatestFlows;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.report.FlowTable;
import io.southflow.cli.terminal.Page;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The newest figures as a table: once, or again whenever they have changed and some time has passed. */
final class FlowView {
    private final LatestFlows latest;
    private final FlowTable table;
    private final Window window;
    private final FlowTable.Choice choice;
    private final Page page;
    private final long pauseNanos;
    private long shownNanos;

    /** @param pause the least time between two tables */
    FlowView(LatestFlows latest, FlowTable table, Window window, FlowTable.Choice choice, Page page, Duration pause) {
        this.latest = latest;
        this.table = table;
        this.window = window;
        this.choice = choice;
        this.page = page;
        pauseNanos = pause.toNanos();
    }

    /** @throws CommandFailure when the application keeps no such window */
    void show(TopicReader reader, BooleanSupplier stopped, boolean exit) {
        reader.fromBeginning().readToEnd(stopped, latest::take);
        if (!stopped.getAsBoolean()) {
            show();
        }
        if (!exit) {
            reader.follow(stopped, latest::take, this::refresh);
        }
    }

    private void refresh() {
        if (System.nanoTime() - shownNanos >= pauseNanos && latest.hasChanged()) {
            show();
        }
    }

    private void show() {
        MarketFlow market = latest.market().orElse(null);
        if (market != null) {
            requireWindow(market);
        }
        page.show(table.lines(market, latest.stocks(), choice));
        shownNanos = System.nanoTime();
    }

    private void requireWindow(MarketFlow market) {
        List<String> windows = market.getTotals().stream()
                .map(ChannelFlow::getWindow)
                .distinct()
                .toList();
        if (!windows.isEmpty() && !windows.contains(window.label())) {
            throw new CommandFailure("there are no figures of the window " + window.label() + ": --window is one of "
                    + windows.stream().collect(Collectors.joining(", ")) + "; southflow.windows adds others");
        }
    }
}
