package io.southflow.cli.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The symbol that a person means: a code ({@code 700}, {@code 00700.HK}), the name of an index ({@code hstech}), a name
 * ({@code tencent}) or as much of the beginning of a name as only one has. Capitals and punctuation do not matter.
 */
public final class SymbolFinder {
    /** How many candidates a message names. */
    private static final int NAMED = 10;

    private static final Pattern CODE = Pattern.compile("(?i)(?:HK[.:]?)?(\\d{1,5})(?:\\.HK)?");

    private final Names names;

    public SymbolFinder(Names names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException when nothing or more than one thing is called that; the message says what is */
    public String find(String asked) {
        Matcher code = CODE.matcher(asked.strip());
        if (code.matches()) {
            return "%05d".formatted(Integer.parseInt(code.group(1)));
        }
        String wanted = letters(asked);
        if (wanted.isEmpty()) {
            throw unknown(asked);
        }
        List<String> found = all(symbol -> letters(symbol).equals(wanted));
        if (found.isEmpty()) {
            found = all(symbol -> letters(names.of(symbol)).equals(wanted));
        }
        if (found.isEmpty()) {
            found = all(symbol -> letters(names.of(symbol)).startsWith(wanted));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? nearest(asked, wanted) : ambiguous(asked, found);
    }

    private List<String> all(Predicate<String> test) {
        return names.symbols().stream().filter(test).toList();
    }

    /** Nothing begins so: perhaps it is in the middle of a name, or begins like one. */
    private IllegalArgumentException nearest(String asked, String wanted) {
        List<String> near = all(symbol -> letters(names.of(symbol)).contains(wanted));
        for (int length = wanted.length() - 1; near.isEmpty() && length >= 2; length--) {
            String begin = wanted.substring(0, length);
            near = all(symbol -> letters(names.of(symbol)).startsWith(begin)
                    || letters(symbol).startsWith(begin));
        }
        return near.isEmpty()
                ? unknown(asked)
                : new IllegalArgumentException("no stock or index is called '" + asked + "'; near it: " + listed(near));
    }

    private static IllegalArgumentException unknown(String asked) {
        return new IllegalArgumentException("no stock or index is called '" + asked
                + "': give a code of 1 to 5 digits or the beginning of a name; " + SouthflowSettings.SECURITIES.key()
                + " adds names");
    }

    private IllegalArgumentException ambiguous(String asked, List<String> found) {
        return new IllegalArgumentException("'" + asked + "' is the beginning of several names: " + listed(found));
    }

    private String listed(List<String> symbols) {
        String first = symbols.stream()
                .limit(NAMED)
                .map(symbol -> symbol + " " + names.of(symbol))
                .collect(Collectors.joining(", "));
        return symbols.size() > NAMED ? first + " and " + (symbols.size() - NAMED) + " more" : first;
    }

    /** What counts in a name: letters and digits, all small. */
    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
