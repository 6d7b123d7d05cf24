package io.southflow.feed;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small tables in the jar: a header row, {@code #} begins a comment. */
public final class CsvResource {
    private CsvResource() {}

    /**
     * All rows of the table that lies beside a class.
     *
     * @throws IllegalStateException when there is no such table
     */
    public static List<NamedCsvRecord> read(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks the table " + name + " beside " + beside.getName());
            }
            return CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
