package io.southflow.bench.kafka;

import io.southflow.cli.kafka.SchemaSetup;
import io.southflow.cli.kafka.TopicPlan;
import io.southflow.cli.kafka.TopicSetup;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of one prefix, as {@code southflow topics} makes them. */
public final class InstalledTopics {
    private final Installation installation;
    private final String prefix;

    public InstalledTopics(Installation installation, String prefix) {
        this.installation = installation;
        this.prefix = prefix;
    }

    /** Creates what is missing, with schemas. */
    public void create() throws ExecutionException, InterruptedException {
        Settings settings = installation.settings(prefix);
        TopicSetup topics = new TopicSetup(new TopicPlan(settings), 1, installation.admin());
        Set<String> created = topics.create();
        RegistryClient registry = new RegistryClient(new KafkaSettings(settings).serde());
        new SchemaSetup(registry).apply(topics.check(created), true);
        keepAll(new Topics(prefix).netInflows().name());
    }

    /** Compaction would take results away before they are checked; a policy without it is refused by {@code run}. */
    private void keepAll(String topic) throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> changes =
                List.of(set(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(Long.MAX_VALUE)));
        installation
                .admin()
                .incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
                .all()
                .get();
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    }
}
