package io.southflow.cli.rejects;

/** Text that goes onto one line of a terminal, whatever bytes it came from. */
final class Lines {
    private Lines() {}

    /** Without characters that move the cursor or end the line, and without those that no byte stood for. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD]", "?");
    }

    /** Cut to so many characters, which is then seen. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }
}
