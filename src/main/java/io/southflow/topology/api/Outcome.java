package io.southflow.topology.api;

/** What became of an input record. */
public enum Outcome {
    /** Counted in, or held until its session is confirmed. */
    ACCEPTED,
    /** Seen before. */
    DUPLICATE,
    /** Rejected: its session is closed. */
    LATE,
    /** Rejected: no second event confirmed its session. */
    AHEAD,
    /** Rejected for another reason. */
    REJECTED
}
