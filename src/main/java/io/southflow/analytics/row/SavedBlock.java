package io.southflow.analytics.row;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A block on its way back. Whoever knows its id reads it, to its last byte; what cannot be read is refused, or left cold
 * where closed sessions give it back.
 */
public final class SavedBlock {
    /** Reads the bytes of a block. */
    public interface Body {
        /**
         * Reads to the end.
         *
         * @param version no later than the present one
         * @param in ends where the block ends
         * @throws IOException when the bytes cannot be such a block
         */
        void read(int version, DataInputStream in) throws IOException;
    }

    private final String id;
    private final int version;
    private final RowStream bytes;
    private final LostBlocks lost;

    /** @param bytes end where the block ends */
    public SavedBlock(String id, int version, RowStream bytes, LostBlocks lost) {
        this.id = id;
        this.version = version;
        this.bytes = bytes;
        this.lost = lost;
    }

    /** A row that begins with its version, as {@link RowSink#bytes(Block, RowSink.Writer)} makes it. */
    public static SavedBlock ofRow(String id, byte[] row, LostBlocks lost) {
        RowStream bytes = new RowStream(row);
        return new SavedBlock(id, Math.max(0, bytes.read()), bytes, lost);
    }

    public String id() {
        return id;
    }

    /** The letter of a row. */
    public char letter() {
        return id.charAt(0);
    }

    public boolean is(Block block) {
        return id.equals(block.id());
    }

    /** Nobody knows it. */
    public void passOver() {
        bytes.skipAll();
        lost.unknownBlock(id);
    }

    /**
     * Reads one that nothing gives back.
     *
     * @throws BlockException when it cannot be read
     */
    public void read(Block block, Body body) {
        try {
            readAll(block, body);
        } catch (IOException | RuntimeException e) {
            throw e instanceof BlockException within ? within : new BlockException(block, version, why(e));
        }
    }

    /**
     * Reads one that closed sessions give back.
     *
     * @param cold forgets what it holds; part of it may have been read
     */
    public void readOr(Block block, Body body, Runnable cold) {
        try {
            readAll(block, body);
        } catch (IOException | RuntimeException e) {
            bytes.skipAll();
            cold.run();
            lost.coldBlock(block, version, why(e));
        }
    }

    private void readAll(Block block, Body body) throws IOException {
        if (version > block.version()) {
            throw new IOException("this release reads versions up to " + block.version());
        }
        body.read(version, bytes.data());
        if (bytes.available() > 0) {
            throw new IOException(bytes.available() + " bytes are left over");
        }
    }

    private static String why(Exception e) {
        if (e instanceof EOFException) {
            return "it is cut short";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Reads one that consists of blocks, of which nothing gives back all.
     *
     * @param parts reads or passes over each
     * @throws BlockException when it or one of them cannot be read
     */
    public void readParts(Block block, Consumer<SavedBlock> parts) {
        read(block, (itsVersion, in) -> forEachPart(parts));
    }

    /** Hands out the blocks that are left of its bytes, while it is read; each may be read now or later. */
    public void forEachPart(Consumer<SavedBlock> parts) throws IOException {
        DataInputStream in = bytes.data();
        while (bytes.available() > 0) {
            String part = bytes.readText(in.readUnsignedByte());
            parts.accept(part(part, in.readUnsignedByte(), VarInts.readInt(in)));
        }
    }

    /** The next bytes as a block, while it is read: for what was written before there were blocks. */
    public SavedBlock part(String itsId, int itsVersion, int length) throws IOException {
        return new SavedBlock(itsId, itsVersion, bytes.part(length), lost);
    }
}
