package io.southflow.cli.report;

/** Text that has to fit. */
final class Cut {
    private Cut() {}

    /** The text, or its beginning and two dots. */
    static String to(int columns, String text) {
        return text.length() <= columns ? text : text.substring(0, Math.max(0, columns - 2)) + "..";
    }
}
