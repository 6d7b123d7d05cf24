/** Events to Kafka: pace, transactions, positions, retries. Knows no format. */
package io.southflow.feed.publish;
