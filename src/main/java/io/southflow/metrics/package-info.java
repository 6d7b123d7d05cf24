/** Every metric defined once. Uses analytics. */
package io.southflow.metrics;
