package io.southflow.analytics.row;

/**
 * Every kind of block that state is made of, in one place. A block says its id and version, so that the bytes of an older
 * release are read by whoever knows them. Version 0 is what was written before there were versions.
 *
 * <p>Who changes how a block is written raises its version here, and reads the versions before.
 */
public enum BlockId {
    HEADS('H', 1, "heads of stocks", true),
    CLOCK('k', 1, "the task's clock", true),
    PARTIALS('p', 1, "the task's reports to the market", true),
    COUNTS('c', 1, "counts of events", true),
    MONTH('m', 1, "a month that a feed reported", true),
    MARKET_PART('P', 1, "a task's part of the market", true),
    MARKET('M', 1, "the market as it was shown last", true),
    JOURNAL('J', 1, "a session's flows", true),
    SESSIONS('F', 1, "flows of closed sessions", true),
    FLOW_NUMBERS('N', 1, "sequence numbers of flows", true),
    TICK_NUMBERS('T', 1, "sequence numbers of ticks", true),
    SESSION_BASE('W', 1, "what RSI and %b began the session with", false),
    HIGHS('V', 1, "highs", true),
    CLOSES('D', 1, "closes", true),
    SHORT_SPIKE('X', 1, "the latest short sales and their alert", true),
    SHORT_SALES('Z', 1, "short sales by day", true);

    private static final BlockId[] BY_ID = new BlockId[128];

    static {
        for (BlockId each : values()) {
            BY_ID[each.id] = each;
        }
    }

    private final char id;
    private final int version;
    private final String what;
    private final boolean irreplaceable;

    BlockId(char id, int version, String what, boolean irreplaceable) {
        this.id = id;
        this.version = version;
        this.what = what;
        this.irreplaceable = irreplaceable;
    }

    /** The kind with an id, an ASCII letter; null when there is none. */
    public static BlockId of(int id) {
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }

    public char id() {
        return id;
    }

    /** The version that is written now, from 0 to 255. */
    public int version() {
        return version;
    }

    /** What it holds, in words. */
    public String what() {
        return what;
    }

    /**
     * Whether nothing that is kept beside it gives back what it holds (money, episodes, numbers seen): a start without it
     * is refused. Of the others one that cannot be read is left out, and made again from closed sessions.
     */
    public boolean isIrreplaceable() {
        return irreplaceable;
    }
}
