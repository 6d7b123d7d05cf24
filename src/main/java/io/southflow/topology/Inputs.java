package io.southflow.topology;

import io.southflow.analytics.position.SessionGate;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.intake.Intake;
import io.southflow.topology.intake.Rejection;
import io.southflow.topology.market.TaskLedger;
import io.southflow.topology.stock.Departures;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockTable;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import io.southflow.wire.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which topic's records say what to whom: one way for each. For one thread. */
final class Inputs {
    /** For a held event, which was checked against the clock when it came. */
    private static final long LATER = Long.MAX_VALUE / 2;

    /** What becomes of a record of one topic. */
    interface Way {
        /** @param nowMillis wall clock, milliseconds since the epoch, UTC */
        Outcome take(ConsumerRecord<byte[], byte[]> record, long nowMillis) throws Rejection;
    }

    private final Intake intake;
    private final StockTable stocks;
    private final Departures departures;
    private final TaskLedger ledger;
    private final Map<String, Way> ways;
    /** Read anew for each record. */
    private final FlowFields flow = new FlowFields();

    private final TickFields tick = new TickFields();

    Inputs(Topics topics, Intake intake, StockTable stocks, Departures departures, TaskLedger ledger) {
        this.intake = intake;
        this.stocks = stocks;
        this.departures = departures;
        this.ledger = ledger;
        ways = Map.of(
                topics.flows().name(), this::takeFlow,
                topics.ticks().name(), this::takeTick,
                topics.shortSales().name(), this::takeShortSale,
                topics.dailyBars().name(), this::takeBar,
                topics.corporateActions().name(), this::takeAction);
    }

    Way of(String topic) {
        return ways.get(topic);
    }

    private Outcome takeFlow(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        Stock known = stocks.find(record.key());
        intake.take(record, now, isChecked(known), flow);
        if (flow.period() == FlowPeriod.MONTH) {
            ledger.take(flow);
            return Outcome.ACCEPTED;
        }
        Stock stock = change(known, record);
        int opened = stock.flows().opens(flow);
        if (opened != SessionGate.NONE) {
            stock = departures.opens(stock, opened);
        }
        return stock.flows().offer(flow, record);
    }

    private Outcome takeTick(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        Stock known = stocks.find(record.key());
        intake.take(record, now, isChecked(known), tick);
        Stock stock = change(known, record);
        int opened = stock.prices().opens(tick);
        if (opened != SessionGate.NONE) {
            stock = departures.opens(stock, opened);
        }
        return stock.prices().offer(tick, record);
    }

    private static boolean isChecked(Stock known) {
        return known != null && known.isKeyChecked();
    }

    /** The stock of a record that passed; null is not known yet. */
    private Stock change(Stock known, ConsumerRecord<byte[], byte[]> record) throws Rejection {
        Stock stock = known == null ? stocks.change(record.key()) : stocks.change(known);
        stock.keyIsChecked();
        return stock;
    }

    private Outcome takeShortSale(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        ShortSale sale = intake.takeShortSale(record, now);
        return stocks.change(record.key()).take(sale);
    }

    private Outcome takeBar(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        DailyBar bar = intake.takeDailyBar(record, now);
        return stocks.change(record.key()).prices().bar(bar, record);
    }

    private Outcome takeAction(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        CorporateAction action = intake.takeCorporateAction(record, now);
        return stocks.change(record.key()).take(action);
    }

    /** A flow that was held. */
    FlowFields flow(ConsumerRecord<byte[], byte[]> held) throws Rejection {
        FlowFields event = new FlowFields();
        intake.take(held, LATER, false, event);
        return event;
    }

    /** A tick that was held. */
    TickFields tick(ConsumerRecord<byte[], byte[]> held) throws Rejection {
        TickFields event = new TickFields();
        intake.take(held, LATER, false, event);
        return event;
    }
}
