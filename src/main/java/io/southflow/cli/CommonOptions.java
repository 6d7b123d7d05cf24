package io.southflow.cli;

import io.southflow.cli.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options of every command that reads settings. */
final class CommonOptions {
    private static final String VERBOSE = "--verbose";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:SOUTHFLOW_CONFIG}",
            description = "Settings in Kafka's properties style; default: the variable SOUTHFLOW_CONFIG.")
    private Path config;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting, over file and environment; may be repeated. 'southflow settings' lists them.")
    private Map<String, String> set = new TreeMap<>();

    @Option(
            names = {"-v", VERBOSE},
            description = "Stack traces and more of the log.")
    private boolean verbose;

    Settings settings() {
        return Settings.load(config, System.getenv(), set);
    }

    static boolean isVerbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.subcommand() != null) {
            last = last.subcommand();
        }
        return last.hasMatchedOption(VERBOSE);
    }
}
