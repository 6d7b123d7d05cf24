package io.southflow.check;

/** Why a record is not taken. The name goes into the header {@value RejectReason#HEADER} of the rejected record. */
public enum RejectReason {
    /** No key. */
    NO_KEY,
    /** No value: inputs have no tombstones. */
    NO_VALUE,
    /** Not in Confluent's wire format. */
    NOT_AVRO,
    /** The registry does not know the schema's id. */
    UNKNOWN_SCHEMA,
    /** Written with the schema of something else. */
    WRONG_SCHEMA,
    /** The body does not follow its schema. */
    UNDECODABLE,
    /** The key is not what Kafka's own partitioner (murmur2) puts on this partition. */
    WRONG_PARTITION,
    /** The key is not the value's symbol. */
    KEY_MISMATCH,
    /**
     * The symbol is neither 5 digits nor an index of the list of securities; or an index of which there are no such events:
     * no flows of any, of another market's nothing but bars.
     */
    UNKNOWN_SYMBOL,
    /** The instance keeps as many stocks as {@code southflow.stocks.max} allows, and the symbol's is not among them. */
    TOO_MANY_STOCKS,
    /** A field is outside the range that its schema's documentation gives, or leads the session's sum beyond it. */
    OUT_OF_RANGE,
    /** Event time further ahead of the wall clock than {@code southflow.intake.max-ahead}. */
    FUTURE,
    /** Not a day on which this could happen, by the calendar. */
    NOT_A_SESSION,
    /**
     * Money or a price outside of 09:00 to 16:11 in Hong Kong (half days 12:11), nearly always by a clock in UTC; or a
     * heartbeat before 09:00.
     */
    OUTSIDE_TRADING_DAY,
    /** Of a session that no second event confirmed. */
    AHEAD_OF_FEED,
    /** Of a session that is closed. */
    LATE;

    /** Header of a rejected record that holds the reason. */
    public static final String HEADER = "southflow.reason";
    /** Header of a rejected record that says more, for a person. */
    public static final String DETAIL_HEADER = "southflow.detail";
    /** Header of a rejected record that holds the topic it was read from. */
    public static final String TOPIC_HEADER = "southflow.topic";
    /** Header of a rejected record that holds the partition it was read from, as decimal text. */
    public static final String PARTITION_HEADER = "southflow.partition";
    /** Header of a rejected record that holds its offset there, as decimal text. */
    public static final String OFFSET_HEADER = "southflow.offset";
    /** Header of a rejected record that holds its Kafka timestamp there, milliseconds since the epoch as decimal text. */
    public static final String TIMESTAMP_HEADER = "southflow.timestamp";
}
