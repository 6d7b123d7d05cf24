/**
 * A Kafka broker and a schema registry inside this JVM, for the run without Docker. {@code EmbeddedKafka} starts Kafka's
 * own controller and broker; {@code EmbeddedRegistry} is HTTP ({@code RegistryHttp}, {@code Routes}, {@code RegistryApi})
 * over rules ({@code SchemaRegistry}) over state ({@code SchemaStore}) that is a fold of events kept in a topic
 * ({@code SchemasTopic}). Uses nothing else of Southflow.
 */
package io.southflow.embedded;
