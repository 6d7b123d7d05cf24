package io.southflow.cli;

import io.southflow.cli.settings.SettingsException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Every error is one line on standard error; {@code --verbose} adds the stack trace. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        return usage(command, e.getMessage());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof UsageException) {
            return usage(command, e.getMessage());
        }
        PrintWriter err = command.getErr();
        err.println("southflow: " + oneLine(e));
        if (CommonOptions.isVerbose(parsed)) {
            e.printStackTrace(err);
        }
        err.flush();
        return causes(e).stream()
                        .anyMatch(cause -> cause instanceof SettingsException || cause instanceof ConfigException)
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }

    /** The messages of an exception and its causes, those that add something, in one line. */
    static String oneLine(Throwable e) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause : causes(e)) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (messages.stream().noneMatch(said -> said.contains(message))) {
                messages.add(message);
            }
            if (isForPeople(cause)) {
                break;
            }
        }
        return messages.stream()
                .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
                .collect(Collectors.joining(": "));
    }

    /** Of a record that was read and cannot be decoded. */
    static String skipped(ConsumerRecord<?, ?> record, SerializationException e) {
        return "skipped: partition " + record.partition() + ", offset " + record.offset() + ": " + oneLine(e);
    }

    /** Our own exceptions say in one line what to do; what caused them is for --verbose. */
    private static boolean isForPeople(Throwable e) {
        return e.getClass().getName().startsWith("io.southflow.");
    }

    private static List<Throwable> causes(Throwable e) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = e; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static int usage(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("southflow: " + message.replaceAll("\\s*\\R\\s*", " ") + " (see '"
                + command.getCommandSpec().qualifiedName() + " --help')");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
