/** What a detector is, and the life of an alert. */
package io.southflow.analytics.detector;
