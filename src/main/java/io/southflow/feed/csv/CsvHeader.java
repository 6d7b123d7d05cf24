package io.southflow.feed.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column stands where in one file. */
final class CsvHeader {
    private final Map<String, Integer> indexes;

    private CsvHeader(Map<String, Integer> indexes) {
        this.indexes = indexes;
    }

    /**
     * @param file name, for messages
     * @throws CsvException naming file, line 1 and the columns expected, when one is missing, unknown or there twice
     */
    static CsvHeader parse(String file, CsvKind kind, String[] names) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip().toLowerCase(Locale.ROOT);
            if (!kind.required().contains(name) && !kind.optional().contains(name)) {
                throw wrong(file, kind, "unknown column " + CsvRefusal.shown(name));
            }
            if (indexes.put(name, i) != null) {
                throw wrong(file, kind, "column '" + name + "' is there twice");
            }
        }
        List<String> missing = kind.required().stream()
                .filter(name -> !indexes.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw wrong(file, kind, "no column '" + String.join("', '", missing) + "'");
        }
        return new CsvHeader(indexes);
    }

    static CsvException wrong(String file, CsvKind kind, String what) {
        return new CsvException(file + ":1: " + what + "; a header row of " + kind.label() + " has the columns "
                + String.join(",", kind.required()) + " and may have " + String.join(",", kind.optional()));
    }

    /** Index of a column, or -1. */
    int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    int size() {
        return indexes.size();
    }
}
