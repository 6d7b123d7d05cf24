/** What figures are made of: channels, bases, money in four lanes, windows and what they hold. Uses calendar. */
package io.southflow.analytics.unit;
