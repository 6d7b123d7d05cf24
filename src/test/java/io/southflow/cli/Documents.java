package io.southflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** README and reference, as texts in which names are looked for. */
final class Documents {
    static final Path README = Path.of("README.md");
    static final Path REFERENCE = Path.of("docs/reference.md");

    private Documents() {}

    static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String both() {
        return text(README) + "\n" + text(REFERENCE);
    }

    /** Every match of the first group. */
    static Set<String> names(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From a heading to the next one of its level or above. */
    static String section(Path document, String heading) {
        String level = heading.substring(0, heading.indexOf(' '));
        String text = text(document);
        int start = text.indexOf(heading + "\n");
        if (start < 0) {
            throw new AssertionError(document + " has no heading " + heading);
        }
        int end = text.indexOf("\n" + level + " ", start + 1);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** The blocks of code in a language. */
    static List<String> blocks(String language, String text) {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
