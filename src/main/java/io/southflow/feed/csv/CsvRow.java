package io.southflow.feed.csv;

import io.southflow.schema.Basis;
import java.time.LocalDate;

/**
 * One row under its header: what a parser asks for by the name of a column.
 *
 * @param defaultSource of a row that names none
 */
record CsvRow(CsvHeader header, String[] cells, String defaultSource) {
    /** The column of a net that stands for buy and sell, where a map says so. */
    static final String NET = "net";

    /** What {@link #wholeIfKnown} and {@link #milliIfKnown} give for a figure that is not known. */
    static final long UNKNOWN = -1;

    private static final int MAX_SOURCE = 64;
    private static final int FOUR_O_CLOCK = 16 * 3600;

    /** The cell, made plain; empty when the column is not in the file. */
    String text(String column) {
        return CsvText.plain(cell(column));
    }

    private String cell(String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            return header.constant(column);
        }
        return index < cells.length ? cells[index] : "";
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    private CsvForm form() {
        return header.form();
    }

    private String filled(String column) throws CsvRefusal {
        String text = text(column);
        if (text.isEmpty()) {
            throw CsvRefusal.of(column, "is empty");
        }
        return text;
    }

    long milli(String column, long least, long most) throws CsvRefusal {
        String text = filled(column);
        return form().isLoose(column)
                ? CsvNumber.looseMilli(column, text, form().unitOf(column), least, most)
                : CsvNumber.milli(column, text, least, most);
    }

    long whole(String column, long most) throws CsvRefusal {
        String text = filled(column);
        return form().isLoose(column)
                ? CsvNumber.looseWhole(column, text, form().unitOf(column), most)
                : CsvNumber.whole(column, text, most);
    }

    /** Never loosely. */
    long wholeExact(String column, long most) throws CsvRefusal {
        return CsvNumber.whole(column, filled(column), most);
    }

    long wholeIfKnown(String column, long most) throws CsvRefusal {
        return isUnknown(column) ? UNKNOWN : whole(column, most);
    }

    long milliIfKnown(String column, long most) throws CsvRefusal {
        return isUnknown(column) ? UNKNOWN : milli(column, 0, most);
    }

    private boolean isUnknown(String column) throws CsvRefusal {
        String text = text(column);
        if (!header.has(column) || form().loose() && CsvNumber.isNone(text)) {
            return true;
        }
        if (CsvNumber.isNone(text)) {
            throw CsvRefusal.of(
                    column,
                    (text.isEmpty() ? "is empty" : CsvRefusal.shown(text) + " is no number")
                            + "; when it is not known, say so with --map numbers=loose");
        }
        return false;
    }

    /** Milliseconds since the epoch of a time that has its time of the day. */
    long millis(String column) throws CsvRefusal {
        CsvTime time = time(column);
        if (!time.hasClock()) {
            throw CsvTime.no(
                    column, text(column), "time", "its time of the day is missing; write it like 2025-02-18T09:31:05");
        }
        return time.millis(0);
    }

    /** The same, where a date alone counts as 16:00 of its day: what is said of a whole day is said when it ends. */
    long millisOrDay(String column) throws CsvRefusal {
        return time(column).millis(FOUR_O_CLOCK);
    }

    private CsvTime time(String column) throws CsvRefusal {
        return CsvTime.of(column, filled(column), form().dates(), "time");
    }

    LocalDate date(String column) throws CsvRefusal {
        String text = filled(column);
        CsvTime time = CsvTime.of(column, text, form().dates(), "date");
        if (!time.isDay()) {
            throw CsvTime.no(column, text, "date", "it has a time of the day; write it like 2025-02-18");
        }
        return time.date();
    }

    String symbol() throws CsvRefusal {
        return CsvSymbol.of("symbol", filled("symbol"));
    }

    <E extends Enum<E>> E choice(String column, Class<E> type) throws CsvRefusal {
        return CsvWords.of(column, filled(column), type);
    }

    <E extends Enum<E>> E choice(String column, Class<E> type, E otherwise) throws CsvRefusal {
        return has(column) ? choice(column, type) : otherwise;
    }

    Basis basis(Basis otherwise) throws CsvRefusal {
        return choice("basis", Basis.class, otherwise);
    }

    boolean flag(String column) throws CsvRefusal {
        String text = text(column);
        if (text.isEmpty() || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is neither true nor false");
    }

    String source() throws CsvRefusal {
        String source = cell("source").strip();
        if (source.isEmpty()) {
            return defaultSource;
        }
        if (source.length() > MAX_SOURCE || !CsvText.isPrintable(source)) {
            throw CsvRefusal.of(
                    "source", CsvRefusal.shown(source) + " is not 1 to " + MAX_SOURCE + " printable characters");
        }
        return source;
    }

    /** 0 when the row has none: then it gets one when it is published. Never loosely: a number is not rounded. */
    long sequence() throws CsvRefusal {
        return has("sequence") ? CsvNumber.whole("sequence", text("sequence"), Long.MAX_VALUE) : 0;
    }
}
