package io.southflow.cli.rejects;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record lies, written {@code southbound.flows-3@1234}. */
public record Position(String topic, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(?:(.+)-)?(\\d{1,9})@(\\d{1,18})");

    /**
     * Reads that form.
     *
     * @param usual the topic when the text names none, as in {@code 3@1234}
     * @throws IllegalArgumentException with one line when the text is not of that form
     */
    public static Position parse(String text, String usual) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a position is like 2@17, as 'southflow rejects' shows it, or like"
                    + " southbound.flows-3@1234, where it was read; not '" + text + "'");
        }
        String topic = form.group(1) == null ? usual : form.group(1);
        return new Position(topic, Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
    }

    /** Without the topic: {@code 3@1234}. */
    String inTopic() {
        return partition + "@" + offset;
    }

    @Override
    public String toString() {
        return topic + "-" + inTopic();
    }
}
