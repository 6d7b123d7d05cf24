package io.southflow.wire;

import io.southflow.analytics.unit.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;

/** The fields of a {@link SouthboundFlow}. */
public final class FlowFields extends EventFields<SouthboundFlow> {
    private static final FlowPeriod[] PERIODS = FlowPeriod.values();

    private Channel channel;
    private long buyMilliHkd;
    private long sellMilliHkd;
    private FlowPeriod period;

    @Override
    public void set(SouthboundFlow flow) {
        setSymbol(flow.getSymbol());
        channel = Words.toCore(flow.getChannel());
        eventMillis = flow.getEventTime().toEpochMilli();
        buyMilliHkd = flow.getBuyMilliHkd();
        sellMilliHkd = flow.getSellMilliHkd();
        period = flow.getPeriod();
        basis = Words.toCore(flow.getBasis());
        source = flow.getSource();
        sequence = flow.getSequence();
    }

    @Override
    boolean read(FieldCursor body, byte[] key) {
        if (!readSymbol(body, key)) {
            return false;
        }
        channel = Words.channel(body.readEnum(Words.CHANNEL_COUNT));
        eventMillis = body.readLong();
        buyMilliHkd = body.readLong();
        sellMilliHkd = body.readLong();
        period = PERIODS[body.readEnum(PERIODS.length)];
        basis = Words.basis(body.readEnum(Words.BASIS_COUNT));
        if (!readSource(body)) {
            return false;
        }
        sequence = body.readLong();
        return !body.isOff();
    }

    public Channel channel() {
        return channel;
    }

    /** Turnover bought, thousandths of a Hong Kong dollar. */
    public long buyMilliHkd() {
        return buyMilliHkd;
    }

    /** Turnover sold, thousandths of a Hong Kong dollar. */
    public long sellMilliHkd() {
        return sellMilliHkd;
    }

    public FlowPeriod period() {
        return period;
    }
}
