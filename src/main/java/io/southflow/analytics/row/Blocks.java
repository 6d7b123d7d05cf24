package io.southflow.analytics.row;

import java.io.IOException;

/**
 * State as blocks, one after the other or one within another: {@code [id, version, length, bytes]}, of one, one, four and
 * so many bytes. Who reads them passes over what it does not know, and finds out when a block is not what it seems.
 */
public final class Blocks {
    /** Bytes of a block before its own. */
    public static final int HEADER = 2 + Integer.BYTES;

    /** Takes blocks back. */
    public interface Reader {
        /**
         * Takes a block back, to its last byte.
         *
         * @param version no later than the present one
         * @param in ends where the block ends
         * @throws IOException when the bytes cannot be such a block
         */
        void read(BlockId id, int version, RowStream in) throws IOException;

        /** One that is not irreplaceable could not be read; part of it may have been. Makes what it holds cold. */
        default void cool(BlockId id) {}
    }

    private Blocks() {}

    /** Begins a block in its present version. Returns what {@link #close} must be told. */
    public static int open(RowBuffer out, BlockId id) {
        out.write(id.id());
        out.write(id.version());
        return out.openLength();
    }

    /** Ends the block that is open; blocks within it must be at an end. */
    public static void close(RowBuffer out, int opened) {
        out.closeLength(opened);
    }

    /**
     * Reads blocks to the end of {@code in}.
     *
     * @throws BlockException when one that is irreplaceable cannot be read
     */
    public static void read(RowStream in, Reader reader, LostBlocks lost) {
        while (in.available() > 0) {
            readOne(in, reader, lost);
        }
    }

    private static void readOne(RowStream in, Reader reader, LostBlocks lost) {
        if (in.available() < HEADER) {
            throw new BlockException("has " + in.available() + " bytes where a block should begin");
        }
        int letter = in.read();
        int version = in.read();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new BlockException("has a block '" + (char) letter + "' that is longer than what it is in");
        }
        int outer = in.enter(length);
        BlockId id = BlockId.of(letter);
        if (id == null) {
            lost.unknown("block '" + (char) letter + "'");
        } else {
            read(id, version, in, reader, lost);
        }
        in.leave(outer);
    }

    /**
     * Reads what is left of {@code in} as one block whose header is known.
     *
     * @throws BlockException when it is irreplaceable and cannot be read
     */
    public static void read(BlockId id, int version, RowStream in, Reader reader, LostBlocks lost) {
        try {
            if (version > id.version()) {
                throw new IOException("this release knows versions up to " + id.version());
            }
            reader.read(id, version, in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes are left over");
            }
        } catch (IOException | RuntimeException e) {
            if (id.isIrreplaceable()) {
                throw e instanceof BlockException within ? within : new BlockException(id, version, e);
            }
            reader.cool(id);
            lost.cooled(id, version, BlockException.why(e));
        }
    }
}
