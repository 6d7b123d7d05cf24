/**
 * What an event may be, whoever asks: the application before it counts one, a feed before it publishes one. No Kafka
 * Streams, no settings; the wall clock is a parameter.
 */
package io.southflow.check;
