package io.southflow.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The terminal that a person watches, if there is one. */
public final class Terminal {
    private static final String DUMB = "dumb";

    private Terminal() {}

    /**
     * Rows and columns.
     *
     * @param rows at least 1
     * @param columns at least 1
     */
    public record Size(int rows, int columns) {
        /** What a terminal has when nobody says otherwise. */
        public static final Size USUAL = new Size(24, 80);

        /** As {@code stty size} prints it; {@link #USUAL} for anything else, as for the 0 0 of a terminal without size. */
        static Size parse(String text) {
            return text.strip().matches("[1-9]\\d{0,4} [1-9]\\d{0,4}")
                    ? new Size(
                            Integer.parseInt(text.strip().split(" ")[0]),
                            Integer.parseInt(text.strip().split(" ")[1]))
                    : USUAL;
        }
    }

    /** Whether input and output are a terminal's. */
    public static boolean isAttached() {
        return System.console() != null;
    }

    /** Whether the cursor can be moved about. */
    public static boolean canMove() {
        return isAttached() && !DUMB.equals(System.getenv("TERM"));
    }

    /** Its size now; {@link Size#USUAL} where it cannot be told. */
    public static Size size() {
        try {
            // Java does not tell, and stty is wherever terminals are.
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Size.USUAL;
            }
            return Size.parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Size.USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Size.USUAL;
        }
    }
}
