package io.southflow.cli.settings;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.southflow.feed.Securities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Securities by symbol: those of the file that the settings name, and beside them those in the jar. Immutable. */
public final class Names {
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");

    private final Map<String, String> own = new HashMap<>();
    private final Securities inJar = Securities.load();
    private final Map<String, ZoneId> indices = new HashMap<>(inJar.indices());

    private Names() {}

    /**
     * @throws SettingsException when the file cannot be read, lacks the columns {@code code} and {@code name}, or has in
     *     {@code zone} what is no time zone
     */
    public static Names load(Settings settings) {
        Names names = new Names();
        String file = settings.get(SouthflowSettings.SECURITIES);
        if (!file.isEmpty()) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofNamedCsvRecord(Path.of(file))) {
                rows.forEach(names::add);
            } catch (IOException
                    | UncheckedIOException
                    | CsvParseException
                    | DateTimeException
                    | java.util.NoSuchElementException e) {
                throw new SettingsException(SouthflowSettings.SECURITIES.key() + " = '" + file
                        + "' cannot be used: expected a CSV file with the columns code,name and perhaps zone ("
                        + e.getMessage() + ")");
            }
        }
        return names;
    }

    private void add(NamedCsvRecord row) {
        String symbol = row.getField("code");
        own.put(symbol, row.getField("name"));
        if (isIndex(symbol)) {
            String zone = row.findField("zone").orElse("").strip();
            indices.put(symbol, zone.isEmpty() ? indices.getOrDefault(symbol, HONG_KONG) : zone(row, zone));
        }
    }

    private static ZoneId zone(NamedCsvRecord row, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new DateTimeException(
                    "line " + row.getStartingLineNumber() + ": '" + zone + "' is no time zone like America/New_York",
                    e);
        }
    }

    /** The name of a symbol, or the symbol itself when it has none. */
    public String of(String symbol) {
        return own.getOrDefault(symbol, inJar.nameOf(symbol));
    }

    /** Every symbol that has a name, those of the file and those in the jar. */
    public Set<String> symbols() {
        Set<String> symbols = new TreeSet<>(inJar.stocks());
        symbols.addAll(indices.keySet());
        symbols.addAll(own.keySet());
        return symbols;
    }

    /** The names of indices, which are the symbols that are no numbers, with the time zone of their exchange. */
    public Map<String, ZoneId> indices() {
        return Map.copyOf(indices);
    }

    private static boolean isIndex(String symbol) {
        return !symbol.isEmpty() && symbol.charAt(0) > '9';
    }
}
