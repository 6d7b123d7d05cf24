package io.southflow.feed.csv;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds what separates the cells of a file, by its header. */
final class CsvSeparator {
    private static final String CANDIDATES = ",;\t|";

    private CsvSeparator() {}

    /** The one by which most columns are known; of equals the one with most cells, then the earlier of {@code , ; tab |}. */
    static char of(String headerLine, CsvKind kind, CsvForm form) {
        Set<String> known = new HashSet<>();
        kind.columns().forEach(column -> known.addAll(form.namesOf(column)));
        char best = ',';
        int most = -1;
        for (char candidate : CANDIDATES.toCharArray()) {
            int score = score(headerLine, candidate, known);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int score(String headerLine, char candidate, Set<String> known) {
        String[] cells;
        try {
            cells = CsvCells.of(headerLine, candidate);
        } catch (CsvRefusal e) {
            return 0;
        }
        int found = (int)
                Arrays.stream(cells).map(CsvText::name).filter(known::contains).count();
        return found * CsvLines.MAX_CHARS + cells.length;
    }
}
