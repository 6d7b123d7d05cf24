package io.southflow.feed.csv;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From the words of a command or a file to a {@link CsvForm}. A map has entries of these kinds:
 *
 * <ul>
 *   <li>{@code close=收盘}: our column and its name in the files; without a name the files do not have it
 *   <li>{@code const.session=DAY}: our column and what it is in all rows
 *   <li>{@code unit.buy=1000000}: our column and what its numbers are counted in
 *   <li>{@code numbers=loose} or {@code exact}; loose is what a map that names columns, or a format, has by itself
 *   <li>{@code dates=dmy}, {@code mdy} or {@code ymd}: for dates that end with the year
 * </ul>
 */
public final class CsvFormReader {
    private static final String CONSTANT = "const.";
    private static final String UNIT = "unit.";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private final CsvKind kind;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<String, BigDecimal> units = new LinkedHashMap<>();
    private Boolean loose;
    private CsvDates dates;

    private CsvFormReader(CsvKind kind) {
        this.kind = kind;
    }

    /**
     * @param encoding name of one, or null
     * @param format label of one, or null
     * @param symbol of all rows, or null
     * @throws IllegalArgumentException when something is not known, in one line for the user
     */
    public static CsvForm read(
            CsvKind kind,
            String encoding,
            boolean ignoreUnknown,
            String format,
            Map<String, String> map,
            String symbol) {
        CsvFormReader reader = new CsvFormReader(kind);
        map.forEach(reader::entry);
        if (symbol != null) {
            reader.constants.put("symbol", checked(symbol));
        }
        CsvFormat known = format == null ? null : format(kind, format);
        boolean vendors = known != null || !reader.columns.isEmpty();
        CsvDates ordinary = known == null ? CsvDates.YMD : known.dates();
        return new CsvForm(
                encoding == null ? null : charset(encoding),
                ignoreUnknown,
                known,
                reader.columns,
                reader.constants,
                reader.units,
                reader.loose == null ? vendors : reader.loose,
                reader.dates == null ? ordinary : reader.dates,
                said(encoding, ignoreUnknown, format, map, symbol));
    }

    private static String checked(String symbol) {
        try {
            return CsvSymbol.of("symbol", symbol);
        } catch (CsvRefusal e) {
            throw new IllegalArgumentException("--symbol " + symbol + ": " + e.getMessage(), e);
        }
    }

    /** {@code date=日期,close=收盘} as a map; a name with a comma in it needs a file. */
    public static Map<String, String> split(String map) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String entry : map.split(",")) {
            int equals = entry.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("--map " + CsvRefusal.shown(entry)
                        + " is not COLUMN=NAME, our name first: --map 'date=日期,close=收盘'");
            }
            entries.put(
                    entry.substring(0, equals).strip(),
                    entry.substring(equals + 1).strip());
        }
        return entries;
    }

    private void entry(String key, String value) {
        if (key.startsWith(CONSTANT)) {
            constants.put(column(key, CONSTANT), value);
        } else if (key.startsWith(UNIT)) {
            units.put(column(key, UNIT), unit(key, value));
        } else if (key.equals("numbers")) {
            loose = word(key, value, List.of("loose", "exact")).equals("loose");
        } else if (key.equals("dates")) {
            dates = CsvDates.valueOf(
                    word(key, value, List.of("ymd", "dmy", "mdy")).toUpperCase(Locale.ROOT));
        } else {
            columns.put(column(key, ""), value);
        }
    }

    private String column(String key, String prefix) {
        String column = key.substring(prefix.length());
        if (!kind.columns().contains(column)) {
            throw new IllegalArgumentException("--map " + key + ": " + CsvRefusal.shown(column) + " is no column of "
                    + kind.label() + ", which comes first: " + String.join(",", kind.columns()));
        }
        return column;
    }

    private static BigDecimal unit(String key, String value) {
        BigDecimal unit;
        try {
            unit = new BigDecimal(value);
        } catch (NumberFormatException e) {
            unit = BigDecimal.ZERO;
        }
        if (unit.signum() <= 0 || unit.compareTo(MOST) > 0 || value.length() > 20) {
            throw new IllegalArgumentException(
                    "--map " + key + "=" + value + ": is no number above 0, like 10000 for 万");
        }
        return unit;
    }

    private static String word(String key, String value, List<String> words) {
        String word = value.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new IllegalArgumentException(
                    "--map " + key + "=" + value + ": is none of " + String.join(", ", words));
        }
        return word;
    }

    private static CsvFormat format(CsvKind kind, String label) {
        for (CsvFormat format : CsvFormat.values()) {
            if (format.label().equalsIgnoreCase(label) && format.kind() == kind) {
                return format;
            }
        }
        throw new IllegalArgumentException("--format " + label + ": " + kind.label() + " have "
                + (kind == CsvKind.DAILY_BARS ? CsvFormat.labels() : "no ready-made formats; use --map"));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--encoding " + name + ": is not known; Chinese files are GBK, GB18030 or Big5", e);
        }
    }

    private static List<String> said(
            String encoding, boolean ignoreUnknown, String format, Map<String, String> map, String symbol) {
        List<String> said = new ArrayList<>();
        add(said, "--encoding", encoding);
        add(said, "--format", format);
        add(said, "--map", map.isEmpty() ? null : joined(map));
        add(said, "--symbol", symbol);
        if (ignoreUnknown) {
            said.add("--ignore-unknown");
        }
        return said;
    }

    private static void add(List<String> said, String option, String value) {
        if (value != null) {
            said.add(option + " " + quoted(value));
        }
    }

    /** Entries as {@code --map} takes them. */
    static String joined(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** A word as a shell takes it. */
    static String quoted(String word) {
        return word.matches("[\\w./=:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
