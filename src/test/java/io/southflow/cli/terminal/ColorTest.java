package io.southflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ColorTest {
    @Test
    void withoutATerminalThereIsNoneUnlessAskedFor() {
        assertThat(Color.AUTO.paint()).isEqualTo(Paint.NONE);
        assertThat(Color.NEVER.paint()).isEqualTo(Paint.NONE);
        assertThat(Color.ALWAYS.paint().on()).isTrue();
    }

    @Test
    void moneyThatComesIsGreenMoneyThatGoesIsRedAndNothingIsPlain() {
        Paint paint = new Paint(true);
        assertThat(paint.signed(BigDecimal.ONE, "x")).isEqualTo("\u001b[32mx\u001b[0m");
        assertThat(paint.signed(BigDecimal.ONE.negate(), "x")).isEqualTo("\u001b[31mx\u001b[0m");
        assertThat(paint.signed(BigDecimal.ZERO, "x")).isEqualTo("x");
        assertThat(Paint.NONE.signed(BigDecimal.ONE, "x")).isEqualTo("x");
    }
}
