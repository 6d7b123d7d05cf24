package io.southflow.cli.settings;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.southflow.feed.Securities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Securities by symbol: those of the file that the settings name, and beside them those in the jar. Immutable. */
public final class Names {
    private final Map<String, String> own;
    private final Securities inJar = Securities.load();

    private Names(Map<String, String> own) {
        this.own = own;
    }

    /** @throws SettingsException when the file cannot be read or lacks the columns {@code code} and {@code name} */
    public static Names load(Settings settings) {
        Map<String, String> own = new HashMap<>();
        String file = settings.get(SouthflowSettings.SECURITIES);
        if (!file.isEmpty()) {
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(Path.of(file))) {
                rows.forEach(row -> own.put(row.getField("code"), row.getField("name")));
            } catch (IOException | UncheckedIOException | CsvParseException | java.util.NoSuchElementException e) {
                throw new SettingsException(SouthflowSettings.SECURITIES.key() + " = '" + file
                        + "' cannot be used: expected a CSV file with the columns code,name (" + e.getMessage() + ")");
            }
        }
        return new Names(own);
    }

    /** The name of a symbol, or the symbol itself when it has none. */
    public String of(String symbol) {
        return own.getOrDefault(symbol, inJar.nameOf(symbol));
    }

    /** Every symbol that has a name, those of the file and those in the jar. */
    public Set<String> symbols() {
        Set<String> symbols = new TreeSet<>(inJar.stocks());
        symbols.addAll(inJar.indices());
        symbols.addAll(own.keySet());
        return symbols;
    }

    /** The names of indices, which are the symbols that are no numbers. */
    public Set<String> indices() {
        Set<String> indices = new HashSet<>(inJar.indices());
        own.keySet().stream().filter(Names::isIndex).forEach(indices::add);
        return Set.copyOf(indices);
    }

    private static boolean isIndex(String symbol) {
        return !symbol.isEmpty() && symbol.charAt(0) > '9';
    }
}
