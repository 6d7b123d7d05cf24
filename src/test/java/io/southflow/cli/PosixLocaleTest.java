package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosixLocaleTest {
    /** Prints its words, one a line. */
    public static void main(String[] words) {
        for (String word : PosixLocale.leave(words)) {
            System.out.println(word);
        }
    }

    private static List<String> printed(String locale, String... words) throws Exception {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PosixLocaleTest.class.getName());
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(java.stream(), Stream.of(words)).toList());
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    void theWordsOfACommandAreWhatWasTyped(String locale) throws Exception {
        assertThat(printed(locale, "--map", "date=日期,close=收盘", "", "a b.csv"))
                .containsExactly("--map", "date=日期,close=收盘", "", "a b.csv");
    }

    @Test
    void aLocaleThatIsSetIsLeftAlone() {
        String[] words = {"produce"};
        assertThat(PosixLocale.leave(words)).isSameAs(words);
    }
}
