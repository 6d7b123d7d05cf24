package io.southflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.southflow.analytics.row.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** One line for all stocks and tasks. */
class StateLogTest {
    private static final Block BASE = Block.rebuilt("W", 0, "what RSI and %b began the session with");

    private final Logger logger = (Logger) LoggerFactory.getLogger(StateLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final StateLog log = new StateLog();

    @BeforeEach
    void listen() {
        logger.setAdditive(false);
        logger.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
    }

    @Test
    void saysNothingWhenThereIsNothing() {
        log.write();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void countsOldRowsOfAllTasks() {
        log.oldRows(7);
        log.oldRows(5);
        log.write();
        log.write();
        assertThat(lines.list)
                .hasToString(
                        "[[INFO] state of an older release taken over: 12 rows, written anew with the first change]");
    }

    @Test
    void warnsOnceOfABlockHoweverManyStocksHaveIt() {
        log.coldBlock(BASE, 9, "this release reads versions up to 0");
        log.coldBlock(BASE, 9, "this release reads versions up to 0");
        log.unknownBlock("9");
        log.write();
        assertThat(lines.list)
                .hasToString("[[WARN] state: a later release's block 9 was passed over (1 times), "
                        + "[WARN] state: block W (what RSI and %b began the session with) of version 9 is cold until the"
                        + " next session: this release reads versions up to 0 (2 times)]");
    }
}
