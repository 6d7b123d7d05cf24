package io.southflow.topology;

/** A record that is not taken, with the reason. Made without a stack trace: it is an answer, not a fault. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;

    Rejection(RejectReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RejectReason reason() {
        return reason;
    }
}
