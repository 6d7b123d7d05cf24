/** The byte edge: typed topics, Avro serializers in Confluent's wire format, the schema registry client. Uses analytics, calendar and the generated schemas. */
package io.southflow.wire;
