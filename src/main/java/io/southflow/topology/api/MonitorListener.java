package io.southflow.topology.api;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.LostBlocks;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.check.RejectReason;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Is told what the application sees, for gauges and live lines. Called on stream threads, several at once: quick and
 * thread-safe. What it is told may be taken back by an aborted transaction; what counts is in the topics.
 */
public interface MonitorListener extends LostBlocks {
    /** In place of the number of a task of stocks: the market's. */
    int MARKET = -1;

    /** Records of a topic came to an outcome. */
    default void counted(String topic, Outcome outcome, long count) {}

    /** A record was rejected. */
    default void rejected(RejectReason reason) {}

    /**
     * A record of an input was rejected. Who asks for no more is told the reason.
     *
     * @param detail for a person, one line
     */
    default void rejected(RejectReason reason, ConsumerRecord<byte[], byte[]> record, String detail) {
        rejected(reason);
    }

    /** A corporate action came when the session of its ex-date had begun. */
    default void lateAction() {}

    /** The price of a stock was more than half away from its last close. */
    default void priceJump() {}

    /**
     * A stock of a task as it is now.
     *
     * @return whether it is shown; one that is not is offered again, but seldom
     */
    default boolean stock(int task, StockFigures stock) {
        return false;
    }

    /** A stock of a task had no event for so long that it is not kept any more. */
    default void left(int task, String symbol) {}

    /** How many stocks and indices a task keeps. */
    default void stocks(int task, int count) {}

    /** An alert made a transition. */
    default void alert(Alert alert) {}

    /** Alerts that are active in a task, by rule in the order of their list and by severity in that of its enumeration; not to
     * be kept. */
    default void activeAlerts(int task, int[][] count) {}

    /** The market as of a moment. */
    default void market(MarketFlow market) {}

    /** A task left this instance: what it showed is another's now. */
    default void closed(int task) {}

    /** The market left this instance: another shows it now. */
    default void marketClosed() {}

    /** A task has taken over rows that a release before blocks wrote; they are written anew with its first change. */
    default void oldRows(int count) {}

    @Override
    default void unknownBlock(String id) {}

    @Override
    default void coldBlock(Block block, int version, String why) {}
}
