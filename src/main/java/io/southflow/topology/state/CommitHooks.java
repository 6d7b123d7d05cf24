package io.southflow.topology.state;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The hooks of the tasks that a stream thread runs. Streams commits these tasks together, but prepares one after the other:
 * lets it save, waits until the broker has all that was sent, and goes on with the next. So the first one saves for all,
 * and there is one such wait a commit and not one a task. Nothing is processed meanwhile.
 *
 * <p>That a task is saved, but its offsets are not committed, would count events twice. It cannot be: even when only some
 * tasks are given away, Streams commits all of the thread that need it. Kafka 4.3.1: {@code TaskManager.handleRevocation}.
 */
public final class CommitHooks {
    private final ThreadLocal<Set<CommitHook>> ofThread = ThreadLocal.withInitial(LinkedHashSet::new);

    /** The hook's task has begun to run, on this thread. */
    void add(CommitHook hook) {
        ofThread.get().add(hook);
    }

    /** Its task is at an end, on the thread on which it ran. */
    void remove(CommitHook hook) {
        ofThread.get().remove(hook);
    }

    /** Lets every task of this thread save. */
    void save() {
        ofThread.get().forEach(CommitHook::save);
    }
}
