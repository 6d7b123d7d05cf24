package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import org.junit.jupiter.api.Test;

class SessionBarTest {
    private final SessionBar session = new SessionBar();

    @Test
    void isMadeOfTradesInWhateverOrderTheyCome() {
        session.trade(20, 2, 500);
        session.trade(10, 1, 510);
        session.trade(10, 2, 505);
        session.trade(30, 3, 490);
        session.count(100, 500);
        session.count(300, 510);
        session.count(-100, 500);
        assertThat(session.bar(495)).isEqualTo(new Bar(510, 510, 490, 495, 300, 153_000, false, false));
    }

    @Test
    void sumsStopAtTheLargestNumberAndAtNothing() {
        session.trade(1, 1, 10_000_000_000L);
        session.count(1_000_000_000_000L, 10_000_000_000L);
        session.count(1, 1);
        assertThat(session.bar(1).turnoverMilli()).isEqualTo(Long.MAX_VALUE);
        session.count(-1_000_000_000_002L, 10_000_000_000L);
        assertThat(session.bar(1).turnoverMilli()).isEqualTo(0);
        assertThat(session.bar(1).volume()).isEqualTo(0);
    }

    @Test
    void isTheSameFromItsBytes() {
        session.count(7, 500);
        assertThat(restored().bar(3)).isEqualTo(session.bar(3));
        session.trade(20, 2, 500);
        SessionBar restored = restored();
        restored.trade(20, 1, 400);
        assertThat(restored.bar(3)).isEqualTo(new Bar(400, 500, 400, 3, 7, 3_500, false, false));
    }

    private SessionBar restored() {
        SessionBar restored = new SessionBar();
        restored.trade(1, 1, 1);
        RowSink.parse(RowSink.bytes(session::write), restored::read);
        return restored;
    }
}
