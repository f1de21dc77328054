// The four services behind one name. Types come from their OpenAPI documents; this file adds the token and the errors.
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { components as call, paths as callPaths } from './generated/call.js';
import type { paths as engagementPaths } from './generated/engagement.js';
import type { paths as memoryPaths } from './generated/memory.js';
import type { paths as smsPaths } from './generated/sms.js';

export type Problem = call['schemas']['Problem'];

/** A refusal: `status` and `problem.detail` say why. */
export class Refused extends Error {
  constructor(readonly problem: Problem, readonly retryAfterSeconds?: number) {
    super(`${problem.status} ${problem.title}: ${problem.detail ?? ''}`);
    this.name = 'Refused';
  }

  get status() {
    return this.problem.status;
  }
}

export interface Heartline {
  calls: Client<callPaths>;
  texts: Client<smsPaths>;
  memory: Client<memoryPaths>;
  engagement: Client<engagementPaths>;
}

export interface Addresses {
  call: string;
  sms: string;
  memory: string;
  engagement: string;
}

/** Where `./heartline up` has the services. */
export const local: Addresses = {
  call: 'http://127.0.0.1:18081',
  sms: 'http://127.0.0.1:18082',
  memory: 'http://127.0.0.1:18083',
  engagement: 'http://127.0.0.1:18084',
};

/** @param token asked for anew with every request, as tokens expire */
export function heartline(token: () => string | Promise<string>, at: Addresses = local): Heartline {
  const caller: Middleware = {
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      return request;
    },
    async onResponse({ response }) {
      if (response.ok) return undefined;
      throw new Refused(await problemOf(response), seconds(response.headers.get('Retry-After')));
    },
  };
  const client = <Paths extends {}>(baseUrl: string) => {
    const made = createClient<Paths>({ baseUrl });
    made.use(caller);
    return made;
  };
  return {
    calls: client<callPaths>(at.call),
    texts: client<smsPaths>(at.sms),
    memory: client<memoryPaths>(at.memory),
    engagement: client<engagementPaths>(at.engagement),
  };
}

/** The answer of a request that was not refused. */
export async function told<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** A proxy on the way may answer with something else. */
async function problemOf(response: Response): Promise<Problem> {
  return response.headers.get('Content-Type')?.startsWith('application/problem+json')
    ? ((await response.json()) as Problem)
    : { status: response.status, title: response.statusText };
}

const seconds = (header: string | null) => (header === null ? undefined : Number(header));
