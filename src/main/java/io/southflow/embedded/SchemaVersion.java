package io.southflow.embedded;

/**
 * A schema under its subject.
 *
 * @param version 1 is a subject's first
 * @param id what records carry; the same schema has the same id under every subject
 * @param schema Avro's JSON as Avro itself prints it, so that equal text is the same schema
 * @param deleted hidden from the subject; the id is still served, since records refer to it
 */
record SchemaVersion(String subject, int version, int id, String schema, boolean deleted) {
    SchemaVersion delete() {
        return new SchemaVersion(subject, version, id, schema, true);
    }
}
