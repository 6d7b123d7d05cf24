package io.southflow.http;

import java.util.Optional;

/** How the application is, asked from any thread at any time; reasons are one line for a person. */
public interface Health {
    /** Why the application does not live any more; empty while it does. */
    Optional<String> whyDead();

    /** Why its figures are not to be used now: starting, restoring, rebalancing; empty when they are. */
    Optional<String> whyNotReady();
}
