/** How state is written to rows of bytes and read back. Uses java.* only. */
package io.southflow.analytics.row;
