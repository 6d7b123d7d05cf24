package io.southflow.cli.demo;

import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.kafka.Values;
import io.southflow.cli.settings.KafkaSettings;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads a topic of results on a thread of its own, as any subscriber would. */
final class Follower implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final TopicReader reader;
    private final Deserializer<Object> deserializer;
    private final Thread thread;

    /** Begins with what is written from now on; {@code each} runs on the follower's thread. */
    Follower(String topic, KafkaSettings kafka, Consumer<Object> each) {
        deserializer = Values.deserializer(kafka.serde());
        reader = new TopicReader(topic, kafka.consumer()).fromEnd();
        thread = new Thread(
                () -> reader.follow(() -> closed.getCount() == 0, record -> each.accept(value(record))),
                "follow-" + topic);
        thread.start();
    }

    private Object value(ConsumerRecord<String, byte[]> record) {
        return deserializer.deserialize(record.topic(), record.headers(), record.value());
    }

    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        reader.close();
        deserializer.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
