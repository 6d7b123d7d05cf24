package io.southflow.topology;

import io.southflow.analytics.position.SessionGate;
import io.southflow.calendar.TradingTime;
import io.southflow.check.EventChecks;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.intake.Intake;
import io.southflow.topology.market.TaskLedger;
import io.southflow.topology.stock.Departures;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockTable;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import io.southflow.wire.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which topic's records say what to whom: one handler for each. For one thread. */
final class Inputs {
    /** For a held event, which was checked against the clock when it came. */
    private static final long LATER = Long.MAX_VALUE / 2;

    /** What becomes of a record of one topic. */
    interface Handler {
        /** @param nowMillis wall clock, milliseconds since the epoch, UTC */
        Outcome handle(ConsumerRecord<byte[], byte[]> record, long nowMillis) throws Rejection;
    }

    private final Intake intake;
    private final StockTable stocks;
    private final Departures departures;
    private final TaskLedger ledger;
    private final Map<String, Handler> handlers;
    /** Read anew for each record. */
    private final FlowFields flow = new FlowFields();

    private final TickFields tick = new TickFields();

    Inputs(Topics topics, Intake intake, StockTable stocks, Departures departures, TaskLedger ledger) {
        this.intake = intake;
        this.stocks = stocks;
        this.departures = departures;
        this.ledger = ledger;
        handlers = Map.of(
                topics.flows().name(), this::handleFlow,
                topics.ticks().name(), this::handleTick,
                topics.shortSales().name(), this::handleShortSale,
                topics.dailyBars().name(), this::handleBar,
                topics.corporateActions().name(), this::handleAction);
    }

    Handler of(String topic) {
        return handlers.get(topic);
    }

    private Outcome handleFlow(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        Stock known = stocks.find(record.key());
        intake.read(record, now, isChecked(known), flow);
        if (EventChecks.isMarket(flow.symbol())) {
            if (flow.period() == FlowPeriod.DAY) {
                return addDayOfMarket();
            }
            ledger.add(flow);
            return Outcome.ACCEPTED;
        }
        Stock stock = change(known, record);
        stock.flows().takeHeldDay();
        if (flow.period() == FlowPeriod.DAY) {
            return stock.flows().official(flow, record);
        }
        int opened = stock.flows().opens(flow);
        if (opened != SessionGate.NONE) {
            stock = departures.opens(stock, opened);
        }
        return stock.flows().offer(flow, record, now);
    }

    private Outcome addDayOfMarket() throws Rejection {
        Outcome outcome = ledger.addDay(flow);
        if (outcome == Outcome.LATE) {
            throw new Rejection(
                    RejectReason.LATE,
                    "day " + TradingTime.date(TradingTime.dayOf(flow.eventMillis())) + " of the market: the latest "
                            + TaskLedger.MOST_DAYS + " reported days are kept, and all of them are later");
        }
        return outcome;
    }

    private Outcome handleTick(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        Stock known = stocks.find(record.key());
        intake.read(record, now, isChecked(known), tick);
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

    private Outcome handleShortSale(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        ShortSale sale = intake.readShortSale(record, now);
        return stocks.change(record.key()).take(sale);
    }

    private Outcome handleBar(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        DailyBar bar = intake.readDailyBar(record, now);
        return stocks.change(record.key()).prices().bar(bar, record);
    }

    private Outcome handleAction(ConsumerRecord<byte[], byte[]> record, long now) throws Rejection {
        CorporateAction action = intake.readCorporateAction(record, now);
        return stocks.change(record.key()).take(action);
    }

    /** A flow that was held. */
    FlowFields flow(ConsumerRecord<byte[], byte[]> held) throws Rejection {
        FlowFields event = new FlowFields();
        intake.read(held, LATER, false, event);
        return event;
    }

    /** A tick that was held. */
    TickFields tick(ConsumerRecord<byte[], byte[]> held) throws Rejection {
        TickFields event = new TickFields();
        intake.read(held, LATER, false, event);
        return event;
    }
}
