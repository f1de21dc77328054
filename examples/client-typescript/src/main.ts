// Tells what Heartline knows of a user, orders a text for them and shows what becomes of it.
import { heartline, local, Refused, told } from './heartline.js';

const { HEARTLINE_TOKEN: token, HEARTLINE_CALL_URL, HEARTLINE_SMS_URL, HEARTLINE_MEMORY_URL, HEARTLINE_ENGAGEMENT_URL } = process.env;
const userId = process.argv[2];
if (!token || !userId) {
  console.error('Usage: HEARTLINE_TOKEN=$(./heartline token --role operator) npm start USER_ID ["a text for them"]');
  process.exit(2);
}
const { calls, texts, memory, engagement } = heartline(() => token, {
  call: HEARTLINE_CALL_URL ?? local.call,
  sms: HEARTLINE_SMS_URL ?? local.sms,
  memory: HEARTLINE_MEMORY_URL ?? local.memory,
  engagement: HEARTLINE_ENGAGEMENT_URL ?? local.engagement,
});
const path = { userId };

try {
  for (const call of await told(calls.GET('/calls', { params: { query: { userId, limit: 3 } } }))) {
    console.log('call', call.direction, call.outcome ?? call.status, `${call.durationSeconds ?? 0} s`, call.keyTopics?.join(', ') ?? '');
  }
  for (const one of await told(memory.GET('/users/{userId}/memories', { params: { path, query: { limit: 5 } } }))) {
    console.log('memory', one.type, one.strength.toFixed(2), one.description);
  }
  for (const reward of await told(engagement.GET('/users/{userId}/rewards', { params: { path } }))) {
    console.log('reward', reward.triggerType, reward.rewardType, reward.rewardIntensity);
  }
  const { user, number } = await told(texts.GET('/contacts/{userId}/consent', { params: { path } }));
  console.log('consent to texts', user.texts?.standing ?? 'as in the profile', '/', number.texts?.standing ?? 'nothing said at the number');
  const body = process.argv[3];
  if (body) {
    const ordered = await told(texts.POST('/messages', { params: { header: { 'Idempotency-Key': `tour-${userId}` } }, body: { userId, body } }));
    console.log('text', ordered.id, ordered.status);
  }
} catch (failure) {
  if (!(failure instanceof Refused)) throw failure;
  console.error(failure.message);
  process.exit(1);
}
