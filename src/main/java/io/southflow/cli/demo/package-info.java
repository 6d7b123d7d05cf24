/** Broker, registry, tape, application and metrics in one process. */
package io.southflow.cli.demo;
