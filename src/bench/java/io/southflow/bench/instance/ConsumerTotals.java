package io.southflow.bench.instance;

import java.lang.management.ManagementFactory;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the process's Kafka consumers have handed out, by their own metrics. */
final class ConsumerTotals {
    private static final String RESTORING = "restore-consumer";

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    /** Records read as input. */
    long consumed() {
        return sum("records-consumed-total", false);
    }

    /** Records read to restore state, or to keep a standby. */
    long restoredRows() {
        return sum("records-consumed-total", true);
    }

    long restoredBytes() {
        return sum("bytes-consumed-total", true);
    }

    /** Whether a consumer has begun to ask for changelogs: it is not asked before there is a task to restore. */
    boolean isRestoring() {
        try {
            for (ObjectName client :
                    beans.queryNames(new ObjectName("kafka.consumer:type=consumer-metrics,client-id=*"), null)) {
                if (client.getKeyProperty("client-id").endsWith(RESTORING)
                        && value(client, "last-poll-seconds-ago", -1) >= 0) {
                    return true;
                }
            }
            return false;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sum(String attribute, boolean restoring) {
        try {
            double sum = 0;
            // Exactly these keys: beans with a topic in their name count the same again.
            for (ObjectName client : beans.queryNames(
                    new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*"), null)) {
                if (client.getKeyProperty("client-id").endsWith(RESTORING) == restoring) {
                    sum += value(client, attribute, 0);
                }
            }
            return Math.round(sum);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private double value(ObjectName client, String attribute, double ofNobody) throws JMException {
        try {
            return (double) beans.getAttribute(client, attribute);
        } catch (InstanceNotFoundException | AttributeNotFoundException e) {
            // The consumer was closed since, or is just being made.
            return ofNobody;
        }
    }
}
