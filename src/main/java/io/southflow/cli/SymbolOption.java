package io.southflow.cli;

import io.southflow.cli.settings.Names;
import io.southflow.cli.settings.SymbolFinder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which stocks and indices are wanted. */
final class SymbolOption {
    @Option(
            names = "--symbol",
            paramLabel = "S",
            split = ",",
            description =
                    "Only these stocks or indices: 700, 00700.HK, HSTECH, tencent, or the beginning of a name that"
                            + " only one has. Several: separated by commas, or the option again.")
    private List<String> asked = new ArrayList<>();

    /**
     * Empty when all are wanted.
     *
     * @throws UsageException when nothing, or more than one thing, is called that: one would wait for it for ever
     */
    Set<String> symbols(Names names) {
        SymbolFinder finder = new SymbolFinder(names);
        Set<String> symbols = new LinkedHashSet<>();
        for (String each : asked) {
            try {
                symbols.add(finder.find(each));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--symbol: " + e.getMessage());
            }
        }
        return symbols;
    }
}
