package io.southflow.analytics.row;

/** State that cannot be read and that nothing gives back. The message is what is wrong with which block. */
public final class BlockException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BlockException(String message) {
        super(message);
    }

    /** @param why what is wrong, or how it showed */
    public BlockException(Block block, int version, String why) {
        this("block " + block.id() + " (" + block.what() + ") of version " + version + ": " + why);
    }

    /** The same of a stock. */
    public BlockException of(String symbol) {
        BlockException named = new BlockException(symbol + ", " + getMessage());
        named.addSuppressed(this);
        return named;
    }
}
