package io.southflow.feed.csv;

/** Why a row is no event. Without a stack trace: refusals are answers, and there may be millions. */
final class CsvRefusal extends Exception {
    private static final int SHOWN = 40;

    CsvRefusal(String reason) {
        super(reason, null, false, false);
    }

    static CsvRefusal of(String column, String reason) {
        return new CsvRefusal("column '" + column + "': " + reason);
    }

    /** A cell as a message shows it: cut, and without characters that could steer a terminal. */
    static String shown(String cell) {
        String cut = cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
        return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
