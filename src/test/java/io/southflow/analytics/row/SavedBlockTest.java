package io.southflow.analytics.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of blocks takes, passes over, leaves cold and refuses. */
class SavedBlockTest {
    private static final Block OUTER = Block.kept("O", 1, "blocks");
    private static final Block MONEY = Block.kept("M", 3, "money");
    private static final Block MEMORY = Block.rebuilt("a-memory", 2, "a memory");

    private final RowBuffer buffer = new RowBuffer(16);
    private final List<String> told = new ArrayList<>();

    private final LostBlocks lost = new LostBlocks() {
        @Override
        public void unknownBlock(String id) {
            told.add("unknown " + id);
        }

        @Override
        public void coldBlock(Block block, int version, String why) {
            told.add("cold " + block.id() + " " + version + ": " + why);
        }
    };

    private void number(Block block, int number) throws IOException {
        buffer.put(block, out -> out.writeInt(number));
    }

    private void raw(int... bytes) {
        for (int each : bytes) {
            buffer.write(each);
        }
    }

    private void readPart(SavedBlock part) {
        if (part.is(MONEY)) {
            part.read(MONEY, (version, in) -> told.add("money " + version + " " + in.readInt()));
        } else if (part.is(MEMORY)) {
            part.readOr(
                    MEMORY,
                    (version, in) -> told.add("memory " + version + " " + in.readInt()),
                    () -> told.add("forget"));
        } else {
            part.passOver();
        }
    }

    private List<String> read() {
        byte[] row = RowSink.bytes(OUTER, out -> out.write(buffer.toByteArray()));
        SavedBlock.ofRow("O", row, lost).readParts(OUTER, this::readPart);
        return told;
    }

    @Test
    void aBlockIsItsIdItsVersionItsLengthAndItsBytes() throws IOException {
        number(MONEY, 258);
        assertThat(buffer.toByteArray()).containsExactly(1, 'M', 3, 4, 0, 0, 1, 2);
    }

    @Test
    void aRowIsABlockWhoseIdIsInItsKeyAndWhoseLengthIsItsOwn() {
        assertThat(RowSink.bytes(MONEY, out -> out.writeShort(258))).containsExactly(3, 1, 2);
    }

    @Test
    void aLongBlockHasALongLength() throws IOException {
        for (int length : new int[] {1, 127, 128, 16_383, 16_384, 100_000}) {
            buffer.clear();
            byte[] bytes = new byte[length];
            java.util.Arrays.fill(bytes, (byte) 7);
            buffer.put(MONEY, out -> out.write(bytes));
            buffer.put(MEMORY, out -> out.writeByte(1));
            List<byte[]> found = new ArrayList<>();
            SavedBlock.ofRow("O", RowSink.bytes(OUTER, out -> out.write(buffer.toByteArray())), lost)
                    .readParts(
                            OUTER,
                            part -> part.read(
                                    part.is(MONEY) ? MONEY : MEMORY, (version, in) -> found.add(in.readAllBytes())));
            assertThat(found).containsExactly(bytes, new byte[] {1});
        }
    }

    @Test
    void oneWithNothingInItIsLeftOut() throws IOException {
        buffer.put(OUTER, within -> buffer.put(MONEY, nothing -> {}));
        assertThat(buffer.toByteArray()).isEmpty();
    }

    @Test
    void eachIsHandedOutInTurnOfWhateverVersion() throws IOException {
        number(MONEY, 7);
        number(MEMORY, 8);
        raw(1, 'M', 0, 4, 0, 0, 0, 9);
        assertThat(read()).containsExactly("money 3 7", "memory 2 8", "money 0 9");
    }

    @Test
    void anUnknownIdIsPassedOver() throws IOException {
        raw(1, '~', 5, 2, 1, 2);
        number(MONEY, 7);
        assertThat(read()).containsExactly("unknown ~", "money 3 7");
    }

    @Test
    void oneThatNothingGivesBackMustBeReadToItsEnd() {
        raw(1, 'M', 1, 5, 0, 0, 0, 1, 99);
        assertThatThrownBy(this::read)
                .isInstanceOf(BlockException.class)
                .hasMessage("block M (money) of version 1: 1 bytes are left over")
                .hasNoCause();
    }

    @Test
    void itEndsWhereItSaysAndNotInTheNext() throws IOException {
        raw(1, 'M', 1, 3, 0, 0, 1);
        number(MONEY, 7);
        assertThatThrownBy(this::read).hasMessage("block M (money) of version 1: it is cut short");
    }

    @Test
    void aVersionFromTheFutureIsRefused() {
        raw(1, 'M', 200, 4, 0, 0, 0, 1);
        assertThatThrownBy(this::read)
                .hasMessage("block M (money) of version 200: this release reads versions up to 3");
    }

    @Test
    void whatClosedSessionsGiveBackIsColdInsteadAndTheRestIsRead() throws IOException {
        buffer.put(new Block(MEMORY.id(), 3, "", true), out -> out.writeInt(1));
        buffer.put(MEMORY, out -> out.writeByte(1));
        buffer.put(MEMORY, out -> out.writeLong(1));
        number(MONEY, 7);
        assertThat(read())
                .containsExactly(
                        "forget",
                        "cold a-memory 3: this release reads versions up to 2",
                        "forget",
                        "cold a-memory 2: it is cut short",
                        "memory 2 0",
                        "forget",
                        "cold a-memory 2: 4 bytes are left over",
                        "money 3 7");
    }

    @Test
    void whatIsNoBlockIsRefusedByTheOneThatItIsIn() {
        raw(1, 'M', 1);
        assertThatThrownBy(this::read).hasMessage("block O (blocks) of version 1: it is cut short");
        raw(4, 0, 0, 1);
        assertThatThrownBy(this::read).hasMessage("block O (blocks) of version 1: it is cut short");
        buffer.clear();
        raw(9, 'M');
        assertThatThrownBy(this::read).hasMessage("block O (blocks) of version 1: it is cut short");
        buffer.clear();
        raw(1, 'M', 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F);
        assertThatThrownBy(this::read).hasMessage("block O (blocks) of version 1: it is cut short");
    }

    @Test
    void anErrorOfAReaderIsAnErrorOfItsBytes() {
        SavedBlock row = SavedBlock.ofRow("M", new byte[] {3, 1}, lost);
        assertThatThrownBy(() -> row.read(MONEY, (version, in) -> {
                    throw new IllegalArgumentException("no such channel");
                }))
                .hasMessage("block M (money) of version 3: no such channel");
    }
}
