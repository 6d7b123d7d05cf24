package io.southflow.cli;

import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvSource;
import io.southflow.feed.publish.Published;
import java.io.PrintWriter;
import java.util.Locale;

/** What became of the rows of files: the last line, and why rows were refused. */
final class FilesSummary {
    private final CsvKind kind;
    private final PrintWriter err;
    private long read;
    private long before;
    private long refused;
    private long published;

    FilesSummary(CsvKind kind, PrintWriter err) {
        this.kind = kind;
        this.err = err;
    }

    /** Counts a file, and tells why rows of it were refused. */
    void add(CsvSource source, Published ofFile) {
        read += source.rowsRead();
        before += source.rowsBefore();
        refused += source.refusals().count();
        published += ofFile.events();
        source.refusals().lines().forEach(err::println);
        err.flush();
    }

    String line() {
        String all = String.format(
                Locale.ROOT, "%s: %,d rows read, %,d refused, %,d published", kind.label(), read, refused, published);
        if (before == 0) {
            return all;
        }
        return all
                + (published == 0
                        ? String.format(Locale.ROOT, "; nothing to publish, all %,d were published before", before)
                        : String.format(Locale.ROOT, ", %,d published before", before));
    }

    /** 1 when rows were refused and none was good. */
    int exitCode() {
        return refused > 0 && read == 0 ? 1 : 0;
    }
}
