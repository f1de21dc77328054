// Checks the AsyncAPI document with the parser that subscribers use, and the schemas and examples that it refers to.
//   node validate.mjs [asyncapi.yaml]
// Prints what it finds; exit code 1 where there is an error or a warning.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Parser, fromFile } from '@asyncapi/parser';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const path = resolve(
  process.argv[2] ?? join(import.meta.dirname, '../src/main/resources/dev/heartline/events/asyncapi.yaml'));
const folder = dirname(path);
const findings = [];

// 3.0 on purpose: the version that most tools read.
const parser = new Parser({ ruleset: { rules: { 'asyncapi-latest-version': 'off' } } });
const { document, diagnostics } = await fromFile(parser, path).parse();
const SEVERITIES = ['error', 'warning', 'info', 'hint'];
for (const { severity, code, path: place, message } of diagnostics) {
  findings.push({ severity: SEVERITIES[severity], text: `${place?.join('.')}: ${message} (${code})` });
}

const ajv = addFormats(new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }));
const error = (place, text) => findings.push({ severity: 'error', text: `${place}: ${text}` });

/** The message's payload is a published schema, and its examples are those of the folder, all valid. */
async function checkMessage(message, id) {
  const file = join(folder, 'schemas', basename(id));
  const isValid = ajv.compile(JSON.parse(await readFile(file, 'utf8')));
  const examples = join(folder, 'examples', message.name());
  const published = (await readdir(examples)).map((name) => basename(name, '.json')).sort();
  const shown = message.examples().map((example) => example.name());
  if (published.join() !== shown.join()) {
    error(message.name(), `shows the examples ${shown}, but the folder has ${published}`);
  }
  for (const name of published) {
    const example = JSON.parse(await readFile(join(examples, `${name}.json`), 'utf8'));
    if (!isValid(example)) error(`${message.name()}/${name}`, ajv.errorsText(isValid.errors));
  }
}

const seen = new Set();
for (const message of document?.allMessages() ?? []) {
  const id = message.payload()?.json().$id;
  if (!id || seen.has(id)) continue;
  seen.add(id);
  await checkMessage(message, id).catch((failure) => error(message.name(), failure.message));
}
for (const file of document ? await readdir(join(folder, 'schemas')) : []) {
  if (![...seen].some((id) => basename(id) === file)) error(file, 'no message has this schema as its payload');
}

for (const { severity, text } of findings) console.log(`${severity}  ${text}`);
const failed = findings.some(({ severity }) => severity === 'error' || severity === 'warning');
console.log(failed ? `${path} has to be mended` : `${path} is valid: ${seen.size} event types`);
process.exitCode = failed ? 1 : 0;
