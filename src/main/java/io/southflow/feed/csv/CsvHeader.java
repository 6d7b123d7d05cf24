package io.southflow.feed.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column stands where in one file, or what it is in all of its rows. */
final class CsvHeader {
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    /** The columns of the file as written there, and made plain for comparing. */
    private final List<String> written;

    private final List<String> names;
    private final CsvForm form;

    private CsvHeader(CsvForm form, String[] names) {
        this.form = form;
        this.written = Arrays.stream(names).map(String::strip).toList();
        this.names = Arrays.stream(names).map(CsvText::name).toList();
    }

    /**
     * @param file name, for messages
     * @throws CsvException naming file, line 1 and all that stands in the way, with the command to type
     */
    static CsvHeader parse(String file, CsvKind kind, String[] names) {
        return parse(file, 1, file, kind, CsvForm.PLAIN, names);
    }

    /** @param argument the file as a command names it */
    static CsvHeader parse(String file, long line, String argument, CsvKind kind, CsvForm form, String[] names) {
        CsvHeader header = new CsvHeader(form, names);
        List<String> wrong = header.find(kind);
        if (header.isRow()) {
            throw wrong(file, line, kind, "the first line is a row and no header", "");
        }
        List<String> missing = header.missing(kind);
        if (!missing.isEmpty()) {
            wrong.add(0, "no column '" + String.join("', '", missing) + "'");
        }
        List<String> unknown = header.unknown();
        if (!unknown.isEmpty() && !(form.ignoreUnknown() || form.isVendors() && wrong.isEmpty())) {
            wrong.add((unknown.size() == 1 ? "unknown column " : "unknown columns ") + shown(unknown));
        }
        if (!wrong.isEmpty()) {
            boolean mends = !missing.isEmpty() || !unknown.isEmpty();
            CsvAdvice advice = new CsvAdvice(kind, form, header.names, header.written, missing);
            String command = mends ? "; try: " + advice.command(argument) : "";
            throw wrong(file, line, kind, String.join("; ", wrong), command);
        }
        return header;
    }

    private static CsvException wrong(String file, long line, CsvKind kind, String what, String advice) {
        return new CsvException(file + ":" + line + ": " + what + "; a header row of " + kind.label()
                + " has the columns " + String.join(",", kind.required()) + " and may have "
                + String.join(",", kind.optional()) + advice);
    }

    static CsvException wrong(String file, CsvKind kind, String what) {
        return wrong(file, 1, kind, what, "");
    }

    static String shown(List<String> columns) {
        return String.join(", ", columns.stream().map(CsvRefusal::shown).toList());
    }

    private List<String> find(CsvKind kind) {
        List<String> wrong = new ArrayList<>();
        for (String column : kind.columns()) {
            if (!column.equals(CsvRow.NET) || form.columns().containsKey(column)) {
                find(column, wrong);
            }
        }
        return wrong;
    }

    private void find(String column, List<String> wrong) {
        String constant = form.constants().get(column);
        for (String name : form.isLeftOut(column) ? List.<String>of() : form.namesOf(column)) {
            int index = names.indexOf(name);
            if (index < 0) {
                continue;
            }
            if (names.lastIndexOf(name) != index) {
                wrong.add("column '" + name + "' is there twice");
            }
            if (constant != null) {
                wrong.add("column '" + column + "' is in the file, so it cannot be " + CsvRefusal.shown(constant)
                        + " in all rows");
            }
            indexes.put(column, index);
            return;
        }
        if (constant == null && form.format() != null) {
            constant = form.format().constants().get(column);
        }
        if (constant != null) {
            constants.put(column, constant);
        } else if (form.columns().containsKey(column) && !form.isLeftOut(column)) {
            wrong.add("no column " + CsvRefusal.shown(form.columns().get(column)) + " to take as '" + column + "'");
        }
    }

    /** Whether nothing in it is known and something in it is a number, a time or a date. */
    private boolean isRow() {
        return indexes.isEmpty()
                && names.stream().anyMatch(name -> !name.isEmpty() && Character.isDigit(name.charAt(0)));
    }

    private List<String> missing(CsvKind kind) {
        List<String> missing = new ArrayList<>();
        for (String column : kind.required()) {
            boolean unknown = kind.mayBeUnknown(column) && (form.isVendors() || form.isLeftOut(column));
            boolean ofNet = indexes.containsKey(CsvRow.NET) && (column.equals("buy") || column.equals("sell"));
            boolean told = form.columns().containsKey(column) && !form.isLeftOut(column);
            if (!has(column) && !unknown && !ofNet && !told) {
                missing.add(column);
            }
        }
        return missing;
    }

    /** Columns of the file that are not ours, as they are written there. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < width(); i++) {
            if (!indexes.containsValue(names.indexOf(names.get(i)))) {
                unknown.add(written.get(i).isEmpty() ? "(column " + (i + 1) + " has no name)" : written.get(i));
            }
        }
        return unknown;
    }

    boolean has(String column) {
        return indexes.containsKey(column) || constants.containsKey(column);
    }

    /** Index of a column, or -1. */
    int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    /** What a column is in all rows; empty when nothing is said. */
    String constant(String column) {
        return constants.getOrDefault(column, "");
    }

    CsvForm form() {
        return form;
    }

    /** Columns up to the last that has a name. */
    int width() {
        int width = names.size();
        while (width > 0 && names.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }
}
