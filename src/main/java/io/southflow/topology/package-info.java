/**
 * The Kafka Streams application: the topology and its processors, which connect the rooms below. Uses wire, analytics and
 * calendar.
 */
package io.southflow.topology;
