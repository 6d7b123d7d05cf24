/** Every metric defined once, and the HTTP server that shows them. Uses analytics. */
package io.southflow.metrics;
