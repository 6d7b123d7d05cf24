/** Where a feed stands: its session, the sequence numbers it has used, the bases of its events. Uses unit and row. */
package io.southflow.analytics.position;
