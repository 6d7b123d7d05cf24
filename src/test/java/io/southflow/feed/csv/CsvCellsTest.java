package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvCellsTest {
    private static String[] cells(String line) throws CsvRefusal {
        return CsvCells.of(line, ',');
    }

    @Test
    void cutsALineAtItsSeparators() throws CsvRefusal {
        assertThat(cells("a,b,,c")).containsExactly("a", "b", "", "c");
        assertThat(cells("")).containsExactly("");
        assertThat(cells(",")).containsExactly("", "");
        assertThat(CsvCells.of("a\tb;c", '\t')).containsExactly("a", "b;c");
    }

    @Test
    void aQuotedCellMayHoldSeparatorsAndQuotes() throws CsvRefusal {
        assertThat(cells("\"4,000\",\"a\"\"b\",\"\",\"=\"\"00700\"\"\""))
                .containsExactly("4,000", "a\"b", "", "=\"00700\"");
        assertThat(cells(" \"4,000\" , x")).containsExactly("4,000", " x");
        assertThat(CsvCells.of("\t\"a\"\tb", '\t')).containsExactly("", "a", "b");
    }

    @Test
    void aQuoteWithinACellIsACharacter() throws CsvRefusal {
        assertThat(cells("=\"00700\",5\"")).containsExactly("=\"00700\"", "5\"");
    }

    @Test
    void saysWhenAQuoteIsOpenOrACellGoesOn() {
        assertThatThrownBy(() -> cells("a,\"b")).hasMessageContaining("a quote is opened and not closed on its line");
        assertThatThrownBy(() -> cells("a,\"b\"\"")).hasMessageContaining("a quote is opened and not closed");
        assertThatThrownBy(() -> cells("\"a\"b,c")).hasMessageContaining("goes on after its closing quote");
    }

    @Test
    void whatIsWrittenIsRead() throws CsvRefusal {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<String> cells = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (int i = 0; i <= random.nextInt(5); i++) {
                String cell = random.ints(random.nextInt(6), 0, 6)
                        .mapToObj(c -> ",\";a 1".substring(c, c + 1))
                        .reduce("", String::concat);
                cells.add(cell);
                line.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(cell.replace("\"", "\"\""))
                        .append('"');
            }
            assertThat(cells(line.toString())).containsExactlyElementsOf(cells);
        }
    }
}
