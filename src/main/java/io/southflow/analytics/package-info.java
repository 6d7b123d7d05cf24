/** Pure functions and state: rolling windows, indicators, detectors, as (state, input) to (state, signals). No clock, no I/O, no Kafka; uses java.* and calendar. */
package io.southflow.analytics;
