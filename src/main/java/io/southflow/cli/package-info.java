/** Commands, configuration and wiring. May use every other package. */
package io.southflow.cli;
