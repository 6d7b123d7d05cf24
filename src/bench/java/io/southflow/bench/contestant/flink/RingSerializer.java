package io.southflow.bench.contestant.flink;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rings in checkpoints: the oldest and the newest minute, then the net of each. */
public final class RingSerializer extends TypeSerializerSingleton<Ring> {
    @Override
    public void serialize(Ring ring, DataOutputView target) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + (ring.newest() - ring.oldest() + 1) * Long.BYTES);
        bytes.putInt(ring.oldest()).putInt(ring.newest());
        for (int minute = ring.oldest(); minute <= ring.newest(); minute++) {
            bytes.putLong(ring.net(minute));
        }
        // In one piece: field by field it was a sixth of all CPU time.
        target.write(bytes.array());
    }

    @Override
    public Ring deserialize(DataInputView source) throws IOException {
        int oldest = source.readInt();
        int newest = source.readInt();
        Ring ring = new Ring(oldest);
        for (int minute = oldest; minute <= newest; minute++) {
            ring.add(minute, source.readLong());
        }
        return ring;
    }

    @Override
    public Ring deserialize(Ring reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public Ring copy(Ring from) {
        return from.copy();
    }

    @Override
    public Ring copy(Ring from, Ring reuse) {
        return from.copy();
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Ring createInstance() {
        return new Ring(0);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<Ring> snapshotConfiguration() {
        return new Snapshot();
    }

    /** How Flink finds the serializer again. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Ring> {
        public Snapshot() {
            super(RingSerializer::new);
        }
    }
}
