/** What the stocks of a task add up to, and what the tasks add up to. */
package io.southflow.topology.market;
