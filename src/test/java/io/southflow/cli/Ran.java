package io.southflow.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command that was run in this JVM left behind. */
record Ran(int exitCode, String out, String err) {
    static Ran southflow(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Southflow.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = line.execute(args);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
