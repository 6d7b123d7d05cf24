package io.southflow.wire;

import io.southflow.schema.Side;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;

/** The fields of a {@link Tick}, the side of the aggressor left out, which nothing asks for. */
public final class TickFields extends EventFields<Tick> {
    private static final int SIDES = Side.values().length;
    private static final TradeType[] TYPES = TradeType.values();

    private long priceMilli;
    private long volume;
    private TradeType tradeType;
    private boolean cancel;

    @Override
    public void set(Tick tick) {
        setSymbol(tick.getSymbol());
        eventMillis = tick.getEventTime().toEpochMilli();
        priceMilli = tick.getPriceMilli();
        volume = tick.getVolume();
        tradeType = tick.getType();
        cancel = tick.getCancel();
        basis = Words.toCore(tick.getBasis());
        source = tick.getSource();
        sequence = tick.getSequence();
    }

    @Override
    boolean read(FieldCursor body, byte[] key) {
        if (!readSymbol(body, key)) {
            return false;
        }
        eventMillis = body.readLong();
        priceMilli = body.readLong();
        volume = body.readLong();
        body.readEnum(SIDES);
        tradeType = TYPES[body.readEnum(TYPES.length)];
        cancel = body.readBoolean();
        basis = Words.basis(body.readEnum(Words.BASIS_COUNT));
        if (!readSource(body)) {
            return false;
        }
        sequence = body.readLong();
        return !body.isOff();
    }

    /** Price per share in thousandths of a Hong Kong dollar, or thousandths of a point. */
    public long priceMilli() {
        return priceMilli;
    }

    /** Shares. */
    public long volume() {
        return volume;
    }

    public TradeType tradeType() {
        return tradeType;
    }

    /** Whether it takes back the trade of the same sequence. */
    public boolean isCancel() {
        return cancel;
    }
}
