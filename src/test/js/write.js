'use strict';

// Registers each schema of input.writes and writes its records, keyed by their symbol: with Confluent's client, or with
// the one for kafkajs where the write says so.
const {
  input, kafka, confluent, kafkajs, AvroSerializer, SerdeType, SchemaType, Partitioners,
} = require('./clients');

async function withConfluent({ topic, schema, records }) {
  await confluent.register(`${topic}-value`, { schemaType: 'AVRO', schema });
  const serializer = new AvroSerializer(confluent, SerdeType.VALUE, { useLatestVersion: true });
  return Promise.all(records.map((record) => serializer.serialize(topic, record)));
}

async function withKafkajs({ topic, schema, records }) {
  const { id } = await kafkajs.register({ type: SchemaType.AVRO, schema }, { subject: `${topic}-value` });
  return Promise.all(records.map((record) => kafkajs.encode(id, record)));
}

async function main() {
  const producer = kafka.producer({ createPartitioner: Partitioners.JavaCompatiblePartitioner });
  await producer.connect();
  for (const write of input.writes) {
    const values = await (write.client === 'kafkajs' ? withKafkajs(write) : withConfluent(write));
    const messages = values.map((value, i) => ({ key: write.records[i].symbol, value }));
    await producer.send({ topic: write.topic, acks: -1, messages });
  }
  await producer.disconnect();
}

main().then(() => process.exit(0));
