package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    static Stream<List<String>> everyCommand() {
        return names(Southflow.commandLine(), List.of());
    }

    private static Stream<List<String>> names(CommandLine line, List<String> path) {
        Stream<List<String>> below = line.getSubcommands().entrySet().stream()
                .flatMap(sub -> names(
                        sub.getValue(),
                        Stream.concat(path.stream(), Stream.of(sub.getKey())).toList()));
        return Stream.concat(Stream.of(path), below);
    }

    private static String[] with(List<String> path, String... more) {
        return Stream.concat(path.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelpAndVersion(List<String> path) {
        Ran help = Ran.southflow(with(path, "--help"));
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: " + String.join(" ", with(List.of("southflow"), with(path))));
        assertThat(help.err()).isEmpty();
        Ran version = Ran.southflow(with(path, "--version"));
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).startsWith("southflow ");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void anUnknownOptionIsOneLineAndExitCode2(List<String> path) {
        boolean takesFiles = path.size() == 2
                && path.get(0).equals("produce")
                && !path.get(1).equals("tape");
        Ran ran = Ran.southflow(takesFiles ? with(path, "--nonsense", "a.csv") : with(path, "--nonsense"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("--nonsense", "--help");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aMissingCommandIsOneLineAndExitCode2() {
        Ran ran = Ran.southflow();
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("command is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "alerts", "flows"})
    void aWrongSettingIsOneLineAndExitCode2(String command) {
        Ran ran = Ran.southflow(command, "--set", "southflow.leaders=0");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .isEqualTo("southflow: southflow.leaders = '0' is not allowed: expected 1 to 100");
    }

    @ParameterizedTest
    @CsvSource({
        "alerts,123456,give a code of 1 to 5 digits",
        "alerts,tencnet,near it: 00700 Tencent",
        "flows,ali,'several names: 00241 Ali Health, 09988 Alibaba'",
        "flows,'700,nobody',no stock or index is called 'nobody'"
    })
    void aSymbolThatNobodyHasIsOneLineAndExitCode2(String command, String symbol, String told) {
        Ran ran = Ran.southflow(command, "--symbol", symbol);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("--symbol: ", told);
    }

    @ParameterizedTest
    @CsvSource({
        "alerts,--severity,bad",
        "alerts,--state,raise",
        "alerts,--since,yesterday",
        "alerts,--color,blue",
        "flows,--window,3x",
        "flows,--top,-1",
        "flows,--format,csv"
    })
    void aChoiceThatIsNoneIsOneLineAndExitCode2(String command, String option, String value) {
        Ran ran = Ran.southflow(command, option, value);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains(option);
    }

    @Test
    void whatOnlyTheTableHasIsNotForJson() {
        Ran ran = Ran.southflow("flows", "--top", "3", "--format", "json");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("add --format text");
    }

    @Test
    void aWrongKafkaSettingIsOneLineAndExitCode2() {
        Ran ran = Ran.southflow("topics", "--set", "security.protocol=NONSENSE");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains("security.protocol");
    }

    @Test
    void verboseAddsTheStackTrace() {
        Ran ran = Ran.southflow("topics", "-v", "--set", "southflow.leaders=0");
        assertThat(ran.err()).contains("at io.southflow.cli.");
    }

    @ParameterizedTest
    @CsvSource({"--speed,0", "--speed,fast", "--scale,0", "--port,65536", "--metrics-port,x", "--format,xml"})
    void aDemoOptionOutOfRangeIsOneLineAndExitCode2(String option, String value) {
        Ran ran = Ran.southflow("demo", option, value);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines()).singleElement().asString().contains(option, value);
    }

    @Test
    void aDemoWithoutTheWindowsThatItShowsIsOneLineAndExitCode2() {
        Ran ran = Ran.southflow("demo", "--set", "southflow.windows=20d,1h,1d");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines())
                .singleElement()
                .isEqualTo("southflow: southflow.windows = '1h,1d,20d' is not allowed for the demo:"
                        + " expected among them 1d, 20d, ytd, which it shows");
    }

    @Test
    void whatCannotBeARuleNamesTheRules() {
        Ran ran = Ran.southflow("alerts", "--rule", "short spike");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("'short spike'", "SHORT_SPIKE");
    }

    @Test
    void settingsListsEverySetting() {
        Ran ran = Ran.southflow("settings");
        assertThat(ran.out()).contains("southflow.leaders = 10", "[SOUTHFLOW_LEADERS]", "allowed: 1 to 100");
        assertThat(Ran.southflow("settings", "--format", "markdown").out())
                .contains("| `southflow.leaders` | `10` | 1 to 100 | Length of each leaderboard. |");
    }
}
