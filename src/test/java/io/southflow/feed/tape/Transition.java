package io.southflow.feed.tape;

import java.time.Instant;

/** One transition of an alert as a recomputation finds it, in the words of the topics. */
public record Transition(String rule, String symbol, String state, String severity, Instant eventTime) {}
