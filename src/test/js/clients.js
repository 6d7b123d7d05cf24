'use strict';

const { Kafka, Partitioners, logLevel } = require('kafkajs');
const { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');

// What the test hands over, as one JSON object: bootstrapServers, registryUrl and the script's own input.
const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));

const kafka = new Kafka({ clientId: 'interop', brokers: [input.bootstrapServers], logLevel: logLevel.ERROR });
const confluent = new SchemaRegistryClient({ baseURLs: [input.registryUrl] });
const kafkajs = new SchemaRegistry({ host: input.registryUrl });

// Any promise that fails unseen must fail the script.
process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});

module.exports = {
  input, kafka, confluent, kafkajs, AvroDeserializer, AvroSerializer, SerdeType, SchemaType, Partitioners,
};
