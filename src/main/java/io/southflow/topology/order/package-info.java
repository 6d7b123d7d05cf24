/**
 * In which order inputs are read: a day at a time over all topics, in batches. Knows records, not what is in
 * them.
 */
package io.southflow.topology.order;
