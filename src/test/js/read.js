'use strict';

// Reads input.topics from their beginning, input.records in all, and prints each as one line of JSON, decoded by
// Confluent's client and by the one for kafkajs.
const { input, kafka, confluent, kafkajs, AvroDeserializer, SerdeType } = require('./clients');

async function main() {
  const deserializer = new AvroDeserializer(confluent, SerdeType.VALUE, {});
  const consumer = kafka.consumer({ groupId: `interop-${process.pid}` });
  await consumer.connect();
  await consumer.subscribe({ topics: input.topics, fromBeginning: true });

  let read = 0;
  await new Promise((resolve, reject) => {
    consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        try {
          console.log(JSON.stringify({
            topic,
            partition,
            key: message.key.toString(),
            confluent: await deserializer.deserialize(topic, message.value),
            kafkajs: await kafkajs.decode(message.value),
          }));
        } catch (error) {
          reject(error);
        }
        read += 1;
        if (read === input.records) resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();
}

main().then(() => process.exit(0));
