package io.southflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private final StringWriter out = new StringWriter();

    private Page page(boolean over) {
        return new Page(new PrintWriter(out), over);
    }

    @Test
    void onATerminalOnePageIsWrittenOverTheOther() {
        Page page = page(true);
        page.show(List.of("one"));
        page.show(List.of("two"));
        assertThat(out)
                .hasToString("\u001b[2J\u001b[H\u001b[?7lone\u001b[K\n\u001b[J\u001b[?7h"
                        + "\u001b[H\u001b[?7ltwo\u001b[K\n\u001b[J\u001b[?7h");
    }

    @Test
    void aPageHasNoMoreLinesThanTheTerminalHasRoomFor() {
        page(true).show(Collections.nCopies(10_000, "line"));
        assertThat(out.toString().lines().count()).isLessThan(10_000);
    }

    @Test
    void inAPipeOnePageFollowsTheOther() {
        Page page = page(false);
        page.show(List.of("one"));
        page.show(List.of("two"));
        assertThat(out.toString().lines()).containsExactly("one", "", "two");
    }
}
