/** What the application is told and tells: its settings, its listener, outcomes and reasons to reject. */
package io.southflow.topology.api;
