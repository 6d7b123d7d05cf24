package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
    private static List<String> read(Reader reader) throws IOException {
        List<String> found = new ArrayList<>();
        CsvLines lines = new CsvLines(reader);
        while (lines.advance()) {
            found.add(lines.number() + ":" + (lines.isTooLong() ? "too long" : lines.line()));
        }
        return found;
    }

    /** Hands out one character at a time, as a slow pipe does. */
    private static Reader slow(String text) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] chars, int offset, int length) throws IOException {
                return super.read(chars, offset, Math.min(1, length));
            }
        };
    }

    @Test
    void endsALineAtLfAtCrLfAtCrAndAtTheEnd() throws IOException {
        assertThat(read(new StringReader("a\r\nb\n\nc\rd\r\re")))
                .containsExactly("1:a", "2:b", "3:", "4:c", "5:d", "6:", "7:e");
    }

    @Test
    void findsTheSameLinesHoweverTheyArrive() throws IOException {
        assertThat(read(slow("a\r\nb\n\nc\r\nd\re\r"))).containsExactly("1:a", "2:b", "3:", "4:c", "5:d", "6:e");
    }

    @Test
    void aLineFeedThatBelongsToACarriageReturnIsNothingToWaitFor() throws IOException {
        Reader never = new FilterReader(new StringReader("a\r\n")) {
            @Override
            public boolean ready() {
                return false;
            }
        };
        CsvLines lines = new CsvLines(never);
        assertThat(lines.advance()).isTrue();
        assertThat(lines.ready()).isFalse();
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        assertThat(read(new StringReader(""))).isEmpty();
    }

    @Test
    void passesOverAnEndlessLineAndKeepsItsNeighbours() throws IOException {
        String endless = "x".repeat(3 * CsvLines.MAX_CHARS);

        assertThat(read(new StringReader("a\n" + endless + "\nb"))).containsExactly("1:a", "2:too long", "3:b");
    }

    @Test
    void takesALineOfTheGreatestLength() throws IOException {
        String longest = "x".repeat(CsvLines.MAX_CHARS);

        assertThat(read(new StringReader("a\n" + longest + "\n"))).containsExactly("1:a", "2:" + longest);
    }
}
