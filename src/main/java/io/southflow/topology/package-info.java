/** The Kafka Streams application: intake, stock monitor, market monitor and their stores. Uses wire, analytics and calendar. */
package io.southflow.topology;
