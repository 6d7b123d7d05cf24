/** The rules that are shipped: one file each, one list. What two rules share is a detector beside them. */
package io.southflow.analytics.rule;
