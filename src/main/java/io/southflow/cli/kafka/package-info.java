/** What commands share about the installation in Kafka: its topics and schemas, reading and waiting. */
package io.southflow.cli.kafka;
