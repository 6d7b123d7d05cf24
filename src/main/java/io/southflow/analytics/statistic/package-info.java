/** Indicators and statistics as functions of numbers: Wilder, Bollinger, median, samples. Uses row. */
package io.southflow.analytics.statistic;
