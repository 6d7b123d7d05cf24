package io.southflow.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/** Transactions that partitions hold open although their coordinator calls them complete: they stay so for ever. */
final class HangingTransactions {
    private static final Set<TransactionState> OVER =
            Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

    private HangingTransactions() {}

    /** One line for each partition. Ask only when nothing has moved for a while: what has just ended is no different. */
    static Set<String> at(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<Long, TransactionState> states = admin.listTransactions().all().get().stream()
                    .collect(Collectors.toMap(TransactionListing::producerId, TransactionListing::state));
            Set<String> hanging = new TreeSet<>();
            admin.describeProducers(partitions(admin))
                    .all()
                    .get()
                    .forEach((partition, producers) -> producers.activeProducers().stream()
                            .filter(each -> each.currentTransactionStartOffset().isPresent())
                            .filter(each ->
                                    OVER.contains(states.getOrDefault(each.producerId(), TransactionState.EMPTY)))
                            .forEach(each ->
                                    hanging.add(partition + ": " + each + ", " + states.get(each.producerId()))));
            return hanging;
        }
    }

    private static List<TopicPartition> partitions(Admin admin) throws Exception {
        Collection<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        Collection<TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get().values();
        return topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .toList();
    }
}
