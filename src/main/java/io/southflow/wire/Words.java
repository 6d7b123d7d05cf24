package io.southflow.wire;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.schema.Alert;
import java.util.Arrays;

/**
 * Where the words of the schemas meet those of the core. Enumerations are matched by name: one that has a word more than
 * the other fails when this class is loaded.
 *
 * <p>Rule, severity and state of an alert are text, so that a new one breaks nobody. Alerts stored by the first releases
 * hold them as enumerations, whose name is the same word.
 */
public final class Words {
    private static final io.southflow.schema.Basis[] SCHEMA_BASES = Arrays.stream(Basis.values())
            .map(basis -> io.southflow.schema.Basis.valueOf(basis.name()))
            .toArray(io.southflow.schema.Basis[]::new);
    private static final Basis[] BASES = Arrays.stream(io.southflow.schema.Basis.values())
            .map(basis -> Basis.valueOf(basis.name()))
            .toArray(Basis[]::new);
    private static final Channel[] CHANNELS = Arrays.stream(io.southflow.schema.Channel.values())
            .map(channel -> Channel.valueOf(channel.name()))
            .toArray(Channel[]::new);

    private static final io.southflow.schema.Channel[] SCHEMA_CHANNELS = Arrays.stream(Channel.values())
            .map(channel -> io.southflow.schema.Channel.valueOf(channel.name()))
            .toArray(io.southflow.schema.Channel[]::new);

    /** How many there are on the wire. */
    static final int BASIS_COUNT = BASES.length;

    static final int CHANNEL_COUNT = CHANNELS.length;

    private Words() {}

    public static Basis toCore(io.southflow.schema.Basis basis) {
        return BASES[basis.ordinal()];
    }

    public static io.southflow.schema.Basis toSchema(Basis basis) {
        return SCHEMA_BASES[basis.ordinal()];
    }

    public static Channel toCore(io.southflow.schema.Channel channel) {
        return CHANNELS[channel.ordinal()];
    }

    public static io.southflow.schema.Channel toSchema(Channel channel) {
        return SCHEMA_CHANNELS[channel.ordinal()];
    }

    /** The basis that the wire has as this number, below {@link #BASIS_COUNT}. */
    static Basis basis(int number) {
        return BASES[number];
    }

    /** The channel that the wire has as this number, below {@link #CHANNEL_COUNT}. */
    static Channel channel(int number) {
        return CHANNELS[number];
    }

    /** The id of the rule that raised it. */
    public static String rule(Alert alert) {
        return alert.getRule().toString();
    }

    /** The name of a severity; of another release perhaps one that the core does not know. */
    public static String severity(Alert alert) {
        return alert.getSeverity().toString();
    }

    /** The name of a state. */
    public static String state(Alert alert) {
        return alert.getState().toString();
    }
}
