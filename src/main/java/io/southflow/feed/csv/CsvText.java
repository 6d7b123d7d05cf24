package io.southflow.feed.csv;

import java.util.Locale;

/** Text as people and spreadsheets write it, made plain: what has only one meaning is given its usual form. */
final class CsvText {
    /** Stands in decoded text for bytes that were not of its encoding: a code point that no text has. */
    static final char UNDECODABLE = '\uFFFF';

    private static final char REPLACEMENT = '\uFFFD';

    private CsvText() {}

    /** Without blanks around it, a spreadsheet's {@code ="…"} and {@code '…}, and full-width letters and digits. */
    static String plain(String cell) {
        String text = narrow(cell).strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    /** A column's name for comparing: plain, in lower case, its words joined by one underscore. */
    static String name(String header) {
        return plain(header).toLowerCase(Locale.ROOT).replaceAll("[ _\\-]+", "_");
    }

    private static String narrow(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) > '~') {
                return narrowed(cell);
            }
        }
        return cell;
    }

    private static String narrowed(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                text.append((char) (c - 0xFEE0));
            } else if (Character.isSpaceChar(c)) {
                text.append(' ');
            } else if (c == '\u2212') {
                text.append('-'); // the minus sign
            } else if (!isUnseen(c)) {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Byte order mark, zero-width space and the marks of direction, which come along when text is copied. */
    private static boolean isUnseen(char c) {
        return c == '\uFEFF' || c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E';
    }

    /** What no row may hold: a control character other than a tab, or text that was not decoded; -1 when nothing. */
    static int wrongCharacter(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' && c != '\t' || c == '\u007F' || c == REPLACEMENT || c == UNDECODABLE) {
                return c;
            }
        }
        return -1;
    }

    /** Whether each character can be seen, so that it neither steers a terminal nor hides. */
    static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == REPLACEMENT;
        });
    }
}
