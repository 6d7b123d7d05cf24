package io.southflow.feed.csv;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * What is said about the form of files, where it does not follow from them. See {@link CsvFormReader}.
 *
 * @param encoding of files without a byte order mark; null: UTF-8 or UTF-16, as found
 * @param ignoreUnknown whether columns that are not ours may stand in a file
 * @param format a vendor's, or null
 * @param columns names that our columns have in the files, as given; an empty name: the files do not have it
 * @param constants what is the same in all rows, by our column
 * @param units what the numbers of a column are counted in, by our column
 * @param loose whether numbers may have thousands commas, units and more than three places, and volume or turnover of
 *     a bar may be unknown
 * @param said the same as options of a command
 */
public record CsvForm(
        Charset encoding,
        boolean ignoreUnknown,
        CsvFormat format,
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, BigDecimal> units,
        boolean loose,
        CsvDates dates,
        List<String> said) {
    /** Nothing is said: the files have our columns and plain numbers. */
    public static final CsvForm PLAIN =
            new CsvForm(null, false, null, Map.of(), Map.of(), Map.of(), false, CsvDates.YMD, List.of());

    public CsvForm {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        units = Map.copyOf(units);
        said = List.copyOf(said);
    }

    /** Whether the columns are a vendor's: then others may stand beside them. */
    boolean isVendors() {
        return format != null || !columns.isEmpty();
    }

    /** Names under which a file may have one of our columns. */
    List<String> namesOf(String column) {
        if (columns.containsKey(column)) {
            return List.of(CsvText.name(columns.get(column)));
        }
        return format == null ? List.of(column) : format.columns().getOrDefault(column, List.of(column));
    }

    /** Whether it is said that the files do not have a column. */
    boolean isLeftOut(String column) {
        return columns.containsKey(column) && columns.get(column).isBlank();
    }

    boolean isLoose(String column) {
        return loose || units.containsKey(column);
    }

    BigDecimal unitOf(String column) {
        return units.getOrDefault(column, BigDecimal.ONE);
    }
}
