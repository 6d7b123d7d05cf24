/** The prices of one stock or index: closed sessions, the trades of today. Facts. */
package io.southflow.analytics.price;
