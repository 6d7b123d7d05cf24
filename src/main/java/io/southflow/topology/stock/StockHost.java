package io.southflow.topology.stock;

import io.southflow.analytics.action.Action;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.unit.Basis;
import io.southflow.check.RejectReason;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a stock's trackers ask of the processor that hosts them. */
public interface StockHost {
    /** Decodes a flow that was held; null when it is not taken any more, and then it is rejected. */
    FlowFields decodeFlow(ConsumerRecord<byte[], byte[]> held);

    /** Decodes a tick that was held, likewise. */
    TickFields decodeTick(ConsumerRecord<byte[], byte[]> held);

    /** A stock is not kept any more. */
    void left(Stock stock);

    /** Sends a record to the rejects. */
    void reject(ConsumerRecord<byte[], byte[]> input, RejectReason reason, String detail);

    /** A corporate action came when the session of its ex-date had begun: it acts from the next one on. */
    void lateAction(String symbol, Action action);

    /**
     * The price of a stock is more than half away from its last close, as corporate actions have made it: told once a
     * session, or once more after a restart.
     *
     * @param day of the session, days since the epoch
     */
    void priceJump(String symbol, long closeMilli, long priceMilli, int day);

    /** Publishes a transition of an alert. */
    void alert(String symbol, Signal signal, Basis basis);

    /** Publishes what the windows of a stock hold as of a trading second of a day. */
    void netInflow(FlowTracker flows, int asOfDay, int asOfSecond);

    /** A stock's flows have something that no NetInflow has shown: they are to be asked for it. */
    void unshown(FlowTracker flows);

    /** A stock's flows have come this far. */
    void flowsReached(FlowTracker flows);
}
