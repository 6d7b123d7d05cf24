package io.southflow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where no locale is set, as in many containers, Java takes every letter that is not ASCII for {@code ?}, in the words
 * of the command ({@code --map 'date=日期'}) and in what it prints. No terminal is so poor today: it is UTF-8 then.
 */
final class PosixLocale {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private PosixLocale() {}

    /** The words of the command as they were typed, and output in UTF-8, where no locale is set. */
    static String[] leave(String[] words) {
        if (!Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
            return words;
        }
        System.setProperty("sun.stdout.encoding", "UTF-8");
        System.setProperty("sun.stderr.encoding", "UTF-8");
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        try {
            return typed(words, Files.readString(COMMAND_LINE));
        } catch (IOException e) {
            return words; // another system than Linux, or not UTF-8
        }
    }

    /** The last words of a whole command line, each ended by a zero. */
    private static String[] typed(String[] words, String line) {
        String[] all = line.split("\0", -1);
        int first = all.length - 1 - words.length;
        String[] typed = words.clone();
        for (int i = 0; first >= 0 && i < words.length; i++) {
            typed[i] = all[first + i];
        }
        return typed;
    }
}
