package io.southflow.check;

/** An event that is not taken, with the reason. Made without a stack trace: it is an answer, not a fault. */
public final class Rejection extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectReason reason;
    private final String field;
    private final String detail;

    public Rejection(RejectReason reason, String detail) {
        this(reason, "", detail);
    }

    /** @param field of the event's schema that is wrong, or empty */
    public Rejection(RejectReason reason, String field, String detail) {
        super(field.isEmpty() ? detail : field + ": " + detail, null, false, false);
        this.reason = reason;
        this.field = field;
        this.detail = detail;
    }

    public RejectReason reason() {
        return reason;
    }

    /** The field of the event's schema that is wrong; empty when it is no single one. */
    public String field() {
        return field;
    }

    /** What is wrong, without the field's name; the message has both. */
    public String detail() {
        return detail;
    }
}
