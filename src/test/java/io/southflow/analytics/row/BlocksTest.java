package io.southflow.analytics.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of blocks takes, passes over, leaves cold and refuses. */
class BlocksTest {
    private static final BlockId MONEY = BlockId.SESSIONS;
    private static final BlockId MEMORY = BlockId.SESSION_BASE;

    private final RowBuffer buffer = new RowBuffer(16);
    private final List<String> told = new ArrayList<>();

    private final LostBlocks lost = new LostBlocks() {
        @Override
        public void unknown(String what) {
            told.add("unknown " + what);
        }

        @Override
        public void cooled(BlockId id, int version, String why) {
            told.add("cooled " + id + " " + version + " " + why);
        }
    };

    private final Blocks.Reader numbers = new Blocks.Reader() {
        @Override
        public void read(BlockId id, int version, RowStream in) throws IOException {
            told.add(id + " " + version + " " + in.data().readInt());
        }

        @Override
        public void cool(BlockId id) {
            told.add("cold " + id);
        }
    };

    private void number(BlockId id, int number) throws IOException {
        int opened = Blocks.open(buffer, id);
        buffer.data().writeInt(number);
        Blocks.close(buffer, opened);
    }

    private void raw(int... bytes) {
        for (int each : bytes) {
            buffer.write(each);
        }
    }

    private List<String> read() {
        Blocks.read(new RowStream(buffer.toByteArray()), numbers, lost);
        return told;
    }

    @Test
    void aBlockIsItsIdItsVersionItsLengthAndItsBytes() throws IOException {
        number(MONEY, 258);
        assertThat(buffer.toByteArray()).containsExactly('F', MONEY.version(), 0, 0, 0, 4, 0, 0, 1, 2);
        assertThat(Blocks.HEADER).isEqualTo(buffer.size() - 4);
    }

    @Test
    void eachIsHandedOutInTurn() throws IOException {
        number(MONEY, 7);
        number(MEMORY, 8);
        raw('F', 0, 0, 0, 0, 4, 0, 0, 0, 9);
        assertThat(read())
                .containsExactly(
                        MONEY + " " + MONEY.version() + " 7", MEMORY + " " + MEMORY.version() + " 8", MONEY + " 0 9");
    }

    @Test
    void blocksLieWithinBlocks() throws IOException {
        int outer = Blocks.open(buffer, BlockId.HEADS);
        number(MONEY, 1);
        number(MONEY, 2);
        Blocks.close(buffer, outer);
        number(MONEY, 3);
        Blocks.read(
                new RowStream(buffer.toByteArray()),
                (id, version, in) -> {
                    if (id == BlockId.HEADS) {
                        Blocks.read(in, numbers, lost);
                    } else {
                        numbers.read(id, version, in);
                    }
                },
                lost);
        assertThat(told).containsExactly("SESSIONS 1 1", "SESSIONS 1 2", "SESSIONS 1 3");
    }

    @Test
    void anUnknownIdIsPassedOver() throws IOException {
        raw('~', 5, 0, 0, 0, 2, 1, 2, 0xFE, 1, 0, 0, 0, 0);
        number(MONEY, 7);
        assertThat(read()).containsExactly("unknown block '~'", "unknown block 'þ'", "SESSIONS 1 7");
    }

    @Test
    void aBlockMustBeReadToItsEnd() {
        raw('F', 1, 0, 0, 0, 5, 0, 0, 0, 1, 99);
        assertThatThrownBy(this::read)
                .isInstanceOf(BlockException.class)
                .hasMessage("has a block 'F' (flows of closed sessions) of version 1 that cannot be read:"
                        + " 1 bytes are left over");
    }

    @Test
    void aBlockEndsWhereItSaysAndNotInTheNext() throws IOException {
        raw('F', 1, 0, 0, 0, 3, 0, 0, 1);
        number(MONEY, 7);
        assertThatThrownBy(this::read)
                .hasMessage(
                        "has a block 'F' (flows of closed sessions) of version 1 that cannot be read: EOFException");
    }

    @Test
    void aVersionFromTheFutureIsRefused() {
        raw('F', 200, 0, 0, 0, 4, 0, 0, 0, 1);
        assertThatThrownBy(this::read)
                .hasMessage("has a block 'F' (flows of closed sessions) of version 200 that cannot be read:"
                        + " this release knows versions up to 1");
    }

    @Test
    void whatClosedSessionsGiveBackIsColdInsteadAndTheRestIsRead() throws IOException {
        raw('W', 200, 0, 0, 0, 1, 3, 'W', 1, 0, 0, 0, 1, 3);
        number(MONEY, 7);
        assertThat(read())
                .containsExactly(
                        "cold SESSION_BASE",
                        "cooled SESSION_BASE 200 this release knows versions up to 1",
                        "cold SESSION_BASE",
                        "cooled SESSION_BASE 1 EOFException",
                        "SESSIONS 1 7");
    }

    @Test
    void whatIsNoBlockIsRefused() {
        raw('F', 1, 0);
        assertThatThrownBy(this::read).hasMessage("has 3 bytes where a block should begin");
        raw(0x7F, 0xFF, 0xFF);
        assertThatThrownBy(this::read).hasMessage("has a block 'F' that is longer than what it is in");
        buffer.clear();
        raw('F', 1, 0xFF, 0xFF, 0xFF, 0xFF);
        assertThatThrownBy(this::read).hasMessage("has a block 'F' that is longer than what it is in");
    }

    @Test
    void idsAreLettersAndDiffer() {
        for (BlockId each : BlockId.values()) {
            assertThat(each.id()).isBetween('A', 'z');
            assertThat(BlockId.of(each.id())).isSameAs(each);
            assertThat(each.version()).isBetween(1, 255);
        }
        assertThat(BlockId.of(-1)).isNull();
        assertThat(BlockId.of(200)).isNull();
    }
}
