package io.southflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docker-compose.yml asks of Southflow: its commands and its variables. */
final class ComposeFile {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}<<: \\*southflow\n {4}command: \\[(.*)]$");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ +(SOUTHFLOW_[A-Z_]+): \"?([^\"\n]+)\"?$");

    private final String text;

    ComposeFile() throws IOException {
        text = Files.readString(Path.of("docker-compose.yml"));
    }

    /** The arguments of each service that is Southflow. */
    List<String[]> commands() {
        return COMMAND.matcher(text)
                .results()
                .map(match -> match.group(1).replace("\"", "").split(", *"))
                .toList();
    }

    /** All variables of all services of Southflow. */
    Map<String, String> variables() {
        return VARIABLE.matcher(text).results().collect(Collectors.toMap(ComposeFile::name, match -> match.group(2)));
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
