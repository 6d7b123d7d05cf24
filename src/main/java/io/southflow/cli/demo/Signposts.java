package io.southflow.cli.demo;

import io.southflow.cli.app.Application;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a demo listens, and what to type to look at it.
 *
 * @param kafka host and port
 * @param registry URL
 * @param metrics URL
 * @param usual whether commands find Kafka and the registry there without being told
 */
record Signposts(String kafka, String registry, String metrics, boolean usual) {
    private static final String PROGRAM = program();

    static Signposts of(EmbeddedInstallation installation, Application application) {
        String kafka = new KafkaSettings(installation.settings()).bootstrapServers();
        KafkaSettings unasked = new KafkaSettings(Settings.of(Map.of()));
        return new Signposts(
                kafka,
                installation.registryUrl(),
                "http://" + installation.settings().get(SouthflowSettings.METRICS_HOST) + ":"
                        + application.metricsPort() + "/metrics",
                kafka.equals(unasked.bootstrapServers())
                        && installation.registryUrl().equals(unasked.registryAddress()));
    }

    /** For a demo that goes on: addresses, and commands for another terminal. */
    List<String> whileItRuns() {
        List<String> lines = new ArrayList<>(
                List.of("kafka            " + kafka, "schema registry  " + registry, "metrics          " + metrics));
        lines.add("Look at it from another terminal:");
        if (!usual) {
            lines.add("  export SOUTHFLOW_BOOTSTRAP_SERVERS=" + kafka + " SOUTHFLOW_SCHEMA_REGISTRY_URL=" + registry);
        }
        lines.add("  " + PROGRAM + " flows");
        lines.add("  " + PROGRAM + " flows --window 20d --symbol tencent,alibaba,xiaomi --exit");
        lines.add("  " + PROGRAM + " alerts --from-beginning --severity critical");
        lines.add("  " + PROGRAM + " alerts --from-beginning --symbol tencent --format json --exit");
        return lines;
    }

    /** For a demo that is over. */
    static List<String> onceItIsOver(boolean isKept) {
        return List.of(
                "Kafka, registry and metrics have stopped"
                        + (isKept ? "; the data is kept." : " and the data is gone."),
                "To look around, leave out --exit: the demo stays, and says what to type in another terminal"
                        + (isKept ? "." : "; --data-dir DIR keeps the data."));
    }

    /** How this program was started, as far as it can be told. */
    private static String program() {
        try {
            CodeSource source = Signposts.class.getProtectionDomain().getCodeSource();
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            if (jar != null && jar.toString().endsWith(".jar")) {
                Path here = Path.of("").toAbsolutePath();
                return "java -jar " + (jar.startsWith(here) ? here.relativize(jar) : jar);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Then it is called by its name.
        }
        return "southflow";
    }
}
