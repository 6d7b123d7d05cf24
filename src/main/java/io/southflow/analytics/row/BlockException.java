package io.southflow.analytics.row;

/** State that cannot be read, and that nothing else gives back; the message is what is wrong with it. */
public final class BlockException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BlockException(String what) {
        super(what);
    }

    BlockException(BlockId id, int version, Exception cause) {
        super(
                "has a block '" + id.id() + "' (" + id.what() + ") of version " + version + " that cannot be read: "
                        + why(cause),
                cause);
    }

    /** What an exception says, or what it is. */
    static String why(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
