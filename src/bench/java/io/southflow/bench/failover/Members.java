package io.southflow.bench.failover;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Who is in the application's group, as the broker sees it. */
final class Members {
    private final Admin admin;
    private final String application;

    Members(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /** Partitions of a topic that the instance with a client id has. */
    Set<Integer> partitions(String clientId, String topic) throws ExecutionException, InterruptedException {
        return all().stream()
                .filter(member -> member.clientId().startsWith(clientId + "-"))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    /** Whether the group still counts on the instance. */
    boolean contains(String clientId) throws ExecutionException, InterruptedException {
        return all().stream().anyMatch(member -> member.clientId().startsWith(clientId + "-"));
    }

    private List<MemberDescription> all() throws ExecutionException, InterruptedException {
        return List.copyOf(admin.describeConsumerGroups(List.of(application))
                .describedGroups()
                .get(application)
                .get()
                .members());
    }
}
