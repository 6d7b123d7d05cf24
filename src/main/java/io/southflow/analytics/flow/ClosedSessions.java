package io.southflow.analytics.flow;

/**
 * Is told what a stock's closed sessions hold, so that sums of many stocks need not go through all of them. A session
 * that is about to change leaves as it was and enters as it is.
 */
public interface ClosedSessions {
    /** Nobody listens. */
    ClosedSessions UNHEARD = new ClosedSessions() {
        @Override
        public void enter(SessionFlow session) {}

        @Override
        public void leave(SessionFlow session) {}
    };

    /** A session is closed, or is kept again after a change. */
    void enter(SessionFlow session);

    /** A session that has entered is about to change, to be opened, or to be forgotten. */
    void leave(SessionFlow session);
}
