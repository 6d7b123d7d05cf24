/** Figures and signals as records of the output topics, and what is shown as wall time passes. */
package io.southflow.topology.output;
