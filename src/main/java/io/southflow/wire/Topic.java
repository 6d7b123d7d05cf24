package io.southflow.wire;

import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and the type of its values. Keys are plain UTF-8; the schema's subject is {@code <name>-value}.
 *
 * @param name with the prefix of the installation
 * @param type of the values
 */
public record Topic<T extends SpecificRecord>(String name, Class<T> type) {
    /** The subject under which the values' schema is registered. */
    public String subject() {
        return name + "-value";
    }
}
