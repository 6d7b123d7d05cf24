package io.southflow.feed.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one line. A cell in quotes may hold separators, and quotes written twice; blanks around the quotes are
 * left out. A quote inside of an unquoted cell is a character like others. A cell ends with its line.
 */
final class CsvCells {
    private final String line;
    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private int position;

    private CsvCells(String line, char separator) {
        this.line = line;
        this.separator = separator;
    }

    /** @throws CsvRefusal when a quote is open at the end, or a cell goes on after its closing quote */
    static String[] of(String line, char separator) throws CsvRefusal {
        CsvCells cells = new CsvCells(line, separator);
        do {
            cells.next();
        } while (cells.position++ < line.length());
        return cells.cells.toArray(String[]::new);
    }

    /** Reads a cell and stands at the separator behind it, or at the end. */
    private void next() throws CsvRefusal {
        int quote = blanks(position);
        if (quote < line.length() && line.charAt(quote) == '"') {
            position = quote + 1;
            quoted();
            return;
        }
        int end = line.indexOf(separator, position);
        end = end < 0 ? line.length() : end;
        cells.add(line.substring(position, end));
        position = end;
    }

    private void quoted() throws CsvRefusal {
        StringBuilder cell = null;
        while (true) {
            int quote = line.indexOf('"', position);
            if (quote < 0) {
                throw new CsvRefusal("not CSV: a quote is opened and not closed on its line; a quoted field cannot"
                        + " go on in the next line");
            }
            boolean twice = quote + 1 < line.length() && line.charAt(quote + 1) == '"';
            if (twice || cell != null) {
                cell = cell == null ? new StringBuilder() : cell;
                cell.append(line, position, twice ? quote + 1 : quote);
            }
            if (!twice) {
                cells.add(cell == null ? line.substring(position, quote) : cell.toString());
                position = blanks(quote + 1);
                break;
            }
            position = quote + 2;
        }
        if (position < line.length() && line.charAt(position) != separator) {
            throw new CsvRefusal("not CSV: a quoted field goes on after its closing quote");
        }
    }

    private int blanks(int from) {
        int at = from;
        while (at < line.length()
                && (line.charAt(at) == ' ' || line.charAt(at) == '\t')
                && separator != line.charAt(at)) {
            at++;
        }
        return at;
    }
}
