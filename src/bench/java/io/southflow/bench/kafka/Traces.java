package io.southflow.bench.kafka;

import io.southflow.cli.kafka.PlannedTopic;
import io.southflow.cli.kafka.TopicPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What a contestant leaves behind, which the next one must not find. */
public final class Traces {
    private static final long LOOK_MILLIS = 50;

    private final Installation installation;
    private final Admin admin;

    public Traces(Installation installation) {
        this.installation = installation;
        admin = installation.admin();
    }

    /** Deletes all topics but the inputs, and makes anew those that an installation has. */
    public void remove(String prefix, String group) throws ExecutionException, InterruptedException {
        TopicPlan plan = new TopicPlan(installation.settings(prefix));
        Set<String> traces =
                new HashSet<>(plan.all().stream().map(PlannedTopic::name).toList());
        traces.removeAll(plan.inputs());
        topics().stream().filter(topic -> topic.startsWith(group)).forEach(traces::add);
        admin.deleteTopics(traces).all().get();
        // The controller has done it; the broker learns of it a little later.
        while (topics().stream().anyMatch(traces::contains)) {
            Thread.sleep(LOOK_MILLIS);
        }
        new InstalledTopics(installation, prefix).create();
        removeGroup(group);
    }

    private Set<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    private void removeGroup(String group) throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }
}
