/** Bytes to checked events, or to a rejection with its reason. */
package io.southflow.topology.intake;
