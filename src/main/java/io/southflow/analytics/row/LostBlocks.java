package io.southflow.analytics.row;

/** Is told what was not taken back although the start goes on: the same again for each stock. */
public interface LostBlocks {
    /** Nobody knows a block's id; it was passed over. */
    void unknownBlock(String id);

    /** A block could not be read; what it holds is cold until closed sessions give it back. */
    void coldBlock(Block block, int version, String why);
}
