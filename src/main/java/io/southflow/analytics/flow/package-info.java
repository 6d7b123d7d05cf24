/** The southbound money of one stock: today by second, closed sessions by day. Facts. */
package io.southflow.analytics.flow;
