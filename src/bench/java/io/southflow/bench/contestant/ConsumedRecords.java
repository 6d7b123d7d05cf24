package io.southflow.bench.contestant;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Records of the input that the process's Kafka consumer has handed out, from the lags that it measures anyway: counting
 * costs no contestant anything.
 */
final class ConsumedRecords {
    private static final String LAGS =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic=%s,partition=*";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final String topic;
    private final int partitions;
    private final long records;

    ConsumedRecords(Job job) {
        topic = job.topics().flows().name();
        partitions = job.partitions();
        records = job.records();
    }

    /** 0 until the first record of every partition. */
    long now() {
        try {
            Map<String, Double> lags = new HashMap<>();
            for (ObjectName partition : beans.queryNames(new ObjectName(LAGS.formatted(topic)), null)) {
                lags.put(partition.getKeyProperty("partition"), (Double) beans.getAttribute(partition, "records-lag"));
            }
            double lag = lags.values().stream().mapToDouble(Double::doubleValue).sum();
            return lags.size() < partitions || Double.isNaN(lag) ? 0 : records - Math.round(lag);
        } catch (JMException e) {
            // A consumer is just being made or closed.
            return 0;
        }
    }
}
