package io.southflow.feed.csv;

/** A file that cannot be read at all; the message is one line that names the file and says what is expected. */
public final class CsvException extends RuntimeException {
    CsvException(String message) {
        super(message);
    }

    CsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
