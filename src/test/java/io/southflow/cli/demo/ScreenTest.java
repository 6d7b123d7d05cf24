package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.terminal.Paint;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Screen screen(int columns) {
        return new Screen(new PrintWriter(out), new PrintWriter(err), Paint.NONE, columns);
    }

    @Test
    void aLiveLineMakesWayForWhatStays() {
        Screen screen = screen(80);
        screen.live("12:00 busy");
        screen.live("12:01");
        screen.result("alert");
        assertThat(err).hasToString("12:00 busy\r          \r12:01\r     \r");
        assertThat(out).hasToString("alert" + System.lineSeparator());
    }

    @Test
    void aLiveLineDoesNotWrap() {
        screen(8).live("12:00 busy");
        assertThat(err).hasToString("12:00 b");
    }

    @Test
    void withoutATerminalNothingIsWrittenOver() {
        Screen screen = screen(0);
        screen.live("12:00");
        screen.say("said");
        assertThat(err.toString()).doesNotContain("\r\u0020").contains("said");
    }
}
