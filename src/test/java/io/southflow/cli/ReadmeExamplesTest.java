package io.southflow.cli;

import static io.southflow.cli.Documents.README;
import static io.southflow.cli.Documents.REFERENCE;
import static io.southflow.cli.Documents.blocks;
import static io.southflow.cli.Documents.both;
import static io.southflow.cli.Documents.names;
import static io.southflow.cli.Documents.section;
import static io.southflow.cli.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvSettings;
import io.southflow.feed.csv.CsvSource;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The examples of the README are accepted by what they are for. */
class ReadmeExamplesTest {
    private static final Pattern CALL =
            Pattern.compile("(?:(?<![\\w/.-])southflow|southflow\\.jar) ([a-z-]+)([^`\\n|]*)");
    private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version", "--config", "--set", "--verbose");

    @Test
    void everyCommandIsInTheTableWithEveryOption() {
        String section = section(README, "## Commands");
        Map<String, CommandLine> commands = Southflow.commandLine().getSubcommands();
        assertThat(names("(?m)^\\| `southflow ([a-z-]+)` \\|", section)).isEqualTo(new TreeSet<>(commands.keySet()));
        for (Map.Entry<String, CommandLine> command : commands.entrySet()) {
            String row = names("(?m)^(\\| `southflow " + command.getKey() + "` \\|.*)$", section).stream()
                    .findFirst()
                    .orElseThrow();
            Set<String> options = new TreeSet<>(options(command.getValue()));
            options.removeAll(OF_EVERY_COMMAND);
            assertThat(names("`(--[a-z-]+)`", row)).as(command.getKey()).isEqualTo(options);
            command.getValue().getSubcommands().keySet().forEach(kind -> assertThat(row)
                    .contains("`" + kind + "`"));
        }
    }

    @Test
    void everyCallInBlocksAndLinesIsOneThatTheCommandTakes() {
        List<String> calls = new ArrayList<>();
        Matcher matcher = CALL.matcher(String.join("\n", blocks("sh", both())));
        while (matcher.find()) {
            calls.add(matcher.group(1) + matcher.group(2));
        }
        assertThat(calls).hasSizeGreaterThan(5);
        for (String call : calls) {
            // Throws when an option, a value or an argument is not known.
            Southflow.commandLine().parseArgs(call.strip().split(" +"));
        }
    }

    @Test
    void everyCsvExampleIsReadWithoutARefusal(@TempDir Path folder) throws IOException {
        Set<CsvKind> seen = EnumSet.noneOf(CsvKind.class);
        for (String block : blocks("csv", text(README))) {
            List<String> columns =
                    List.of(block.lines().findFirst().orElseThrow().split(","));
            CsvKind kind = List.of(CsvKind.values()).stream()
                    .filter(one -> columns.containsAll(one.required()))
                    .findFirst()
                    .orElseThrow();
            seen.add(kind);
            Path file = Files.writeString(folder.resolve(kind.label() + ".csv"), block);
            Settings settings = Settings.of(Map.of());
            TradingCalendar calendar = MonitorMapping.calendar(settings);
            List<String> refused = new ArrayList<>();
            CsvSettings csv = new CsvSettings(new Topics(""), calendar, refused::add, Long.MAX_VALUE);
            int rows = 0;
            try (CsvSource source = CsvSource.open(kind, file.toString(), csv)) {
                source.resume();
                while (source.next() != null) {
                    rows++;
                }
            }
            assertThat(refused).isEmpty();
            assertThat(rows).isEqualTo(2);
        }
        assertThat(seen).containsExactly(CsvKind.values());
    }

    @Test
    void theColumnTableIsThatOfTheCode() {
        String section = section(REFERENCE, "## CSV columns");
        for (CsvKind kind : CsvKind.values()) {
            assertThat(section)
                    .contains("| `%s` | `%s` | `%s` |"
                            .formatted(
                                    kind.label(),
                                    String.join(",", kind.required()),
                                    String.join(",", kind.optional())));
        }
    }

    @Test
    void theJavaProgramsCompile(@TempDir Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> programs = blocks("java", text(README));
        assertThat(programs).isNotEmpty();
        for (String program : programs) {
            String name = names("public class (\\w+)", program).iterator().next();
            Path file = Files.writeString(folder.resolve(name + ".java"), program);
            StringWriter errors = new StringWriter();
            boolean compiled = compiler.getTask(
                            errors,
                            null,
                            null,
                            List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")),
                            null,
                            compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }

    private static Set<String> options(CommandLine command) {
        Set<String> options = new TreeSet<>();
        command.getCommandSpec().options().forEach(option -> options.add(option.longestName()));
        command.getSubcommands().values().forEach(below -> options.addAll(options(below)));
        return options;
    }
}
