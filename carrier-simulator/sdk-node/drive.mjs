// Drives a carrier simulator with Twilio's official SDK for Node: node drive.mjs URL ACCOUNT_SID FROM TO
// The auth token comes by the environment (TWILIO_AUTH_TOKEN). Prints what the SDK understood, as JSON.
import twilio from 'twilio';

const [simulator, accountSid, from, to] = process.argv.slice(2);
const usual = new twilio.RequestClient();

// The SDK knows Twilio's address only: the request goes to the simulator instead, otherwise as it is.
const client = twilio(accountSid, process.env.TWILIO_AUTH_TOKEN, {
  httpClient: {
    request: (options) => usual.request({ ...options, uri: options.uri.replace('https://api.twilio.com', simulator) }),
  },
});

const sent = [];
for (let i = 0; i < 53; i++) {
  sent.push((await client.messages.create({ from, to, body: `Text ${i}` })).sid);
}
const paged = await client.messages.list({ to, pageSize: 20 });
const since = await client.messages.list({ to, dateSentAfter: new Date(Date.now() - 3_600_000), limit: 5 });
const call = await client.calls.create({ from, to, url: `${simulator}/nowhere`, machineDetection: 'Enable' });
const ended = await client.calls(call.sid).update({ status: 'canceled' });
const refusal = await client.messages.create({ from: to, to: from, body: 'x' }).catch((error) => error);

const final = async (sid) => {
  for (;;) {
    const message = await client.messages(sid).fetch();
    if (['delivered', 'undelivered'].includes(message.status)) return message;
  }
};
const delivered = await final(sent[0]);
const redacted = await client.messages(sent[0]).update({ body: '' });
const remove = async (attempt = 0) =>
  client.messages(sent[0]).remove().catch((error) => (error.code === 20009 && attempt < 100 ? remove(attempt + 1) : Promise.reject(error)));

console.log(JSON.stringify({
  newestFirst: JSON.stringify(paged.map((message) => message.sid)) === JSON.stringify(sent.toReversed()),
  listed: paged.length,
  since: since.length,
  status: delivered.status,
  dateSent: delivered.dateSent instanceof Date,
  redacted: redacted.body,
  deleted: await remove(),
  gone: (await client.messages(sent[0]).fetch().catch((error) => error)).code,
  call: ended.status,
  duration: ended.duration,
  refusal: { status: refusal.status, code: refusal.code, moreInfo: refusal.moreInfo },
}));
