'use strict';

// Asks for what the registry must refuse and prints how Confluent's client understands each refusal. input.subject has
// a schema that input.incompatible cannot follow.
const { input, confluent } = require('./clients');

const requests = {
  unknownSubject: () => confluent.getLatestSchemaMetadata('nobody-value'),
  unknownVersion: () => confluent.getSchemaMetadata(input.subject, 99),
  unknownId: () => confluent.getBySubjectAndId(input.subject, 99999),
  incompatible: () => confluent.register(input.subject, { schemaType: 'AVRO', schema: input.incompatible }),
  notAvro: () => confluent.register(input.subject, { schemaType: 'AVRO', schema: '{' }),
  notSupported: () => confluent.register(input.subject, { schemaType: 'JSON', schema: '{}' }),
};

async function main() {
  const refusals = {};
  for (const [name, request] of Object.entries(requests)) {
    refusals[name] = await request().then(() => 'accepted', (error) => `${error.status} ${error.errorCode}`);
  }
  refusals.compatible = await confluent.testSubjectCompatibility(
    input.subject, { schemaType: 'AVRO', schema: input.incompatible });
  console.log(JSON.stringify(refusals));
}

main().then(() => process.exit(0));
