// Writes src/generated from the four documents.
import { mkdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL(process.env.HEARTLINE_OPENAPI ?? '../../docs/openapi/', import.meta.url);
const generated = new URL('src/generated/', import.meta.url);
mkdirSync(generated, { recursive: true });
for (const service of ['call', 'sms', 'memory', 'engagement']) {
  const types = await openapiTS(new URL(`${service}-service.yaml`, documents), { alphabetize: false });
  writeFileSync(new URL(`${service}.ts`, generated), astToString(types));
}
