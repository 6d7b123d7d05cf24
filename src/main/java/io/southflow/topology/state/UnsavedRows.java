package io.southflow.topology.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Changes to a store that wait for the commit: what comes and goes between two of them is never written. */
public final class UnsavedRows {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Bytes, byte[]> changed = new LinkedHashMap<>();

    public UnsavedRows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public void put(Bytes key, byte[] row) {
        changed.put(key, row);
    }

    public void delete(Bytes key) {
        changed.put(key, null);
    }

    public boolean isEmpty() {
        return changed.isEmpty();
    }

    /** Writes what is left of the changes to the store. */
    public void save() {
        changed.forEach((key, row) -> {
            if (row != null || store.get(key) != null) {
                store.put(key, row);
            }
        });
        changed.clear();
    }
}
