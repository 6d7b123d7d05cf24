package io.southflow.analytics.row;

/** Is told what was not taken back although the start goes on: the same again for each stock. */
public interface LostBlocks {
    /** Something has a name that nobody knows, and was passed over. */
    void unknown(String what);

    /** A block could not be read; what it holds is cold until closed sessions give it back. */
    void cooled(BlockId id, int version, String why);
}
