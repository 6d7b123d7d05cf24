/** Every setting defined once, read from file, environment and command line, and mapped to what the rooms need. */
package io.southflow.cli.settings;
