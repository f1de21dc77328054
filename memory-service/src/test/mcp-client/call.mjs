// Connects as any MCP client does, lists the tools, calls those that it is told to, and prints what it got as JSON.
//   node call.mjs URL TOKEN '[{"name": "context", "arguments": {}}]'
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, token, calls] = process.argv.slice(2);
const client = new Client({ name: 'heartline-mcp-try', version: '1.0.0' });
const transport = new StreamableHTTPClientTransport(new URL(url), {
  requestInit: token ? { headers: { Authorization: `Bearer ${token}` } } : {},
});
try {
  await client.connect(transport);
  const tools = (await client.listTools()).tools.map(tool => tool.name).sort();
  const results = [];
  for (const call of JSON.parse(calls)) {
    const result = await client.callTool(call).catch(error => ({ isError: true, content: [{ text: error.message }] }));
    results.push({ error: result.isError === true, text: result.content.map(part => part.text).join('\n') });
  }
  console.log(JSON.stringify({ tools, results }));
  await client.close();
} catch (error) {
  console.log(JSON.stringify({ refused: `${error.code} ${error.message}` }));
}
