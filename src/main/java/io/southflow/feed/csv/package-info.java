/** CSV files as feeds: one pure parser per kind of row, from text to an event or a reasoned refusal. */
package io.southflow.feed.csv;
