/** What a program can know of the terminal or the pipe it writes to. */
package io.southflow.cli.terminal;
