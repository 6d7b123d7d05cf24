package io.southflow.topology.state;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store that holds nothing and tells its processor when Streams is about to commit.
 *
 * <p>The processor works on objects and writes those that changed to the real store here, once a commit instead of once
 * a record. It must be here: the flush of a record cache is the only thing a commit does to stores before it takes the
 * offsets, and there is no public hook. Kafka 4.3.1: {@code ProcessorStateManager.flushCache}.
 */
public final class CommitHook implements StateStore, CachedStateStore<byte[], byte[]> {
    public static final String OF_STOCKS = "commit-hook";
    public static final String OF_MARKET = "market-commit-hook";

    private final String name;
    private final CommitHooks hooks;
    private Runnable beforeCommit = () -> {};
    private boolean open;

    /** @param hooks all of the application's */
    public CommitHook(String name, CommitHooks hooks) {
        this.name = name;
        this.hooks = hooks;
    }

    /** The task runs from now on, on this thread. */
    public void beforeCommit(Runnable action) {
        beforeCommit = action;
        hooks.add(this);
    }

    /** The task does not run any more. */
    public void release() {
        hooks.remove(this);
    }

    void save() {
        beforeCommit.run();
    }

    @Override
    public void flushCache() {
        hooks.save();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {}

    /** Builds one for each task. */
    public static final class Builder implements StoreBuilder<CommitHook> {
        private final String name;
        private final CommitHooks hooks;

        public Builder(String name, CommitHooks hooks) {
            this.name = name;
            this.hooks = hooks;
        }

        @Override
        public CommitHook build() {
            return new CommitHook(name, hooks);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
