package io.southflow.cli;

import io.southflow.cli.terminal.Color;
import io.southflow.cli.terminal.Paint;
import picocli.CommandLine.Option;

/** Whether there is to be colour. */
final class ColorOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES}; auto (default): on a terminal, unless NO_COLOR is set.")
    private Color color;

    Paint paint() {
        return color.paint();
    }
}
