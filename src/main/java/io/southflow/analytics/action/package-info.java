/** Splits and the like of one stock, and what they make of what is remembered of it. Uses java.* only. */
package io.southflow.analytics.action;
