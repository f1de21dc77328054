// Prints Heartline's events as they come. Knows only the AsyncAPI document and the schemas it refers to.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Kafka } from 'kafkajs';
import { parse } from 'yaml';

const contract = new URL(
  process.env.HEARTLINE_EVENTS ?? '../../shared-events/src/main/resources/dev/heartline/events/', import.meta.url);
const read = (path) => readFileSync(new URL(path, contract), 'utf8');
const { channels, components } = parse(read('asyncapi.yaml'));
const published = Object.values(channels).filter((channel) => !channel.parameters).map((channel) => channel.address);
const topics = process.argv.length > 2 ? process.argv.slice(2) : published;
if (!topics.every((topic) => published.includes(topic))) {
  console.error(`Usage: node subscribe.mjs [${published.join('] [')}]`);
  process.exit(2);
}

const ajv = addFormats(new Ajv({ allowUnionTypes: true }));
const validators = {};
for (const { name, payload } of Object.values(components.messages)) {
  if (payload.$ref) validators[name] = ajv.compile(JSON.parse(read(payload.$ref)));
}

// Words of closed sets, counts and flags: what says most, and nothing that a user said.
const tells = ({ enum: words, type }) => words || ['integer', 'boolean'].includes(type);
const gist = ({ properties }, data) => Object.keys(properties)
  .filter((name) => tells(properties[name]) && data[name] != null)
  .map((name) => `${name}=${data[name]}`).slice(0, 4);

const seen = new Set(); // Delivery is at least once. A real consumer commits the id together with its effect.
function describe(topic, { key, value, headers }) {
  const [id, type, time] = ['ce_id', 'ce_type', 'ce_time'].map((name) => headers[name]?.toString());
  if (!value) return [time ?? '-', topic, key.toString().slice(0, 8), 'erased'];
  const validate = validators[type];
  if (!validate || seen.has(id)) return [];
  seen.add(id);
  const data = JSON.parse(value);
  if (!validate(data)) return [time, type, 'INVALID', ajv.errorsText(validate.errors)];
  return [time, type, data.userId?.slice(0, 8) ?? 'unknown', ...gist(validate.schema, data)];
}

const brokers = (process.env.HEARTLINE_KAFKA ?? process.env.KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:19092').split(',');
let connected = false; // Until then one sentence says it all.
const logCreator = () => ({ label, log }) => {
  if (connected && label === 'ERROR') console.error(log.message, log.error ?? '');
};
const kafka = new Kafka({ clientId: 'subscriber-node', brokers, logCreator, retry: { retries: 3 } });
// A new group each time, so that every run tells the whole story. A fixed name would go on where it was.
const consumer = kafka.consumer({ groupId: `subscriber-node-${Date.now()}`, allowAutoTopicCreation: false });
try {
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  connected = true;
} catch (failure) {
  console.error(`no Kafka at ${brokers} (${failure.message}): start the stack with ./heartline up, or set HEARTLINE_KAFKA`);
  process.exit(1);
}
process.stdout.on('error', () => process.exit()); // whoever read along has gone
await consumer.run({
  eachMessage: async ({ topic, message }) => {
    try {
      const words = describe(topic, message);
      if (words.length) console.log(...words);
    } catch (failure) {
      console.log('-', topic, 'UNREADABLE', failure.message); // a poison record must not stop its neighbours
    }
  },
});
