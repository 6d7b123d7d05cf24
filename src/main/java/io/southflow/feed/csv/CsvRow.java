package io.southflow.feed.csv;

import io.southflow.schema.Basis;
import java.time.LocalDate;

/**
 * One row under its header: what a parser asks for by the name of a column.
 *
 * @param defaultSource of a row that names none
 */
record CsvRow(CsvHeader header, String[] cells, String defaultSource) {
    private static final int MAX_SOURCE = 64;

    /** The cell without blanks around it; empty when the column is not in the file. */
    String text(String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : cells[index].strip();
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    private String filled(String column) throws CsvRefusal {
        String text = text(column);
        if (text.isEmpty()) {
            throw CsvRefusal.of(column, "is empty");
        }
        return text;
    }

    long milli(String column, long least, long most) throws CsvRefusal {
        return CsvValue.milli(column, filled(column), least, most);
    }

    long whole(String column, long most) throws CsvRefusal {
        return CsvValue.whole(column, filled(column), most);
    }

    long millis(String column) throws CsvRefusal {
        return CsvValue.millis(column, filled(column));
    }

    LocalDate date(String column) throws CsvRefusal {
        return CsvValue.date(column, filled(column));
    }

    String symbol() throws CsvRefusal {
        return CsvValue.symbol("symbol", filled("symbol"));
    }

    <E extends Enum<E>> E choice(String column, Class<E> type) throws CsvRefusal {
        return CsvValue.choice(column, filled(column), type);
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
        String source = has("source") ? text("source") : defaultSource;
        if (source.length() > MAX_SOURCE || source.chars().anyMatch(Character::isISOControl)) {
            throw CsvRefusal.of(
                    "source", CsvRefusal.shown(source) + " is not 1 to " + MAX_SOURCE + " printable characters");
        }
        return source;
    }

    /** 0 when the row has none: then it gets one when it is published. */
    long sequence() throws CsvRefusal {
        return has("sequence") ? whole("sequence", Long.MAX_VALUE) : 0;
    }
}
