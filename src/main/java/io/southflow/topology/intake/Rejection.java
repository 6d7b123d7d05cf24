package io.southflow.topology.intake;

import io.southflow.topology.api.RejectReason;

/** A record that is not taken, with the reason. Made without a stack trace: it is an answer, not a fault. */
public final class Rejection extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    public Rejection(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public RejectReason reason() {
        return reason;
    }
}
