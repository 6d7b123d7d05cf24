/** What people and programs read of the results: alerts and the summary, as text and as JSON. Pure. */
package io.southflow.cli.report;
