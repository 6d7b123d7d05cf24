/** Reported short sales of one stock. Facts. */
package io.southflow.analytics.shorts;
