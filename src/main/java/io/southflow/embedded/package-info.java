/** A Kafka broker and a schema registry inside this JVM, for the run without Docker. */
package io.southflow.embedded;
