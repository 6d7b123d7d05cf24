package io.southflow.cli;

import java.util.List;

/** Levels of the log, set before it starts: {@code logback.xml} reads these properties. */
final class Logs {
    private Logs() {}

    static void configure(String[] args) {
        List<String> words = List.of(args);
        if (words.contains("-v") || words.contains("--verbose")) {
            System.setProperty("southflow.log.root", "INFO");
            System.setProperty("southflow.log.own", "DEBUG");
            System.setProperty("southflow.log.network", "INFO");
        } else if (words.contains("run")) {
            // A service says that a broker went away; a command says in its own line that none answers.
            System.setProperty("southflow.log.network", "WARN");
        }
    }
}
