package io.southflow.cli;

import io.southflow.feed.csv.CsvKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** Entry point. Exit codes: 0 done, 1 failed, 2 wrong usage or settings. */
@Command(
        name = "southflow",
        description = "Watches the money that flows through Stock Connect from the mainland to Hong Kong.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Southflow.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage or settings"},
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            TopicsCommand.class,
            ProduceCommand.class,
            AlertsCommand.class,
            SettingsCommand.class,
            RulesCommand.class
        })
public final class Southflow implements Runnable {
    private Southflow() {}

    public static void main(String[] words) {
        String[] args = PosixLocale.leave(words);
        Logs.configure(args);
        // The JDK's HTTP server otherwise answers each small request 40 ms late; it looks once, when first used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Southflow());
        CommandLine produce = line.getSubcommands().get("produce");
        for (CsvKind kind : CsvKind.values()) {
            produce.addSubcommand(kind.label(), ProduceFiles.commandLine(kind));
        }
        ErrorLines errors = new ErrorLines();
        line.setParameterExceptionHandler(errors);
        line.setExecutionExceptionHandler(errors);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    @Override
    public void run() {
        throw new UsageException("a command is missing");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Southflow.class.getPackage().getImplementationVersion();
            return new String[] {"southflow " + (version == null ? "(not packaged)" : version)};
        }
    }
}
