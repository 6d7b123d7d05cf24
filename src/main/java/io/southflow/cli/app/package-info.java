/** The running application: Kafka Streams, its failures, its health and its metrics. */
package io.southflow.cli.app;
