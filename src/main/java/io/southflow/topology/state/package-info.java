/** How state gets into a store once a commit, and back. Uses Kafka internals that are named where they are used. */
package io.southflow.topology.state;
