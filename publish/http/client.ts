import { Changed, Refused, Rejected, Unknown } from '../target.ts';
import { backoff, retryAfter, type Waits, waits } from './backoff.ts';
import { Breaker, type BreakerTimes, breakerTimes } from './breaker.ts';
import { type Clock, realClock } from './clock.ts';
import { limitRate } from './rate.ts';

export interface ClientSettings {
  /** Where the CMS is: everything is sent below this address, with the credentials. */
  readonly base: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Requests a second. */
  readonly rate?: number | undefined;
  /** The longest that one request may take, in milliseconds. */
  readonly timeout: number;
  /** The end of the whole run: its reason is thrown. */
  readonly signal: AbortSignal;
  readonly waits?: Waits;
  readonly breaker?: BreakerTimes;
  readonly clock?: Clock;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base, with its query. */
  readonly path: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer. */
  readonly body: unknown;
}

/** The CMS understood the request and said no. */
export class RejectedAnswer extends Rejected {
  readonly answer: Answer;

  constructor(message: string, answer: Answer) {
    super(message);
    this.answer = answer;
  }
}

export interface Client {
  /**
   * Send a request. What reads is tried again; what writes is sent once, unless it is certain that the server has not seen it.
   * @throws Refused, Unknown, Changed for a write to what is not there or not as it was, RejectedAnswer for the rest of 400 to 499
   */
  send(call: Call): Promise<Answer>;
}

/** Errors of a connection that was never made: the server has seen nothing. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

interface Failure {
  readonly why: string;
  readonly seen: boolean;
  readonly wait?: number | undefined;
  readonly trouble: boolean;
  /** Whether the server was never reached. */
  readonly isUnreached?: boolean;
}

/** A server whose certificate is not trusted, or that does not speak TLS, will not do so a moment later. */
const isTls = (code: string): boolean => /CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO|^EPROTO$/.test(code);

export function createClient(settings: ClientSettings): Client {
  const { clock = realClock, waits: times = waits, signal } = settings;
  const breaker = new Breaker(settings.breaker ?? breakerTimes, clock);
  const pass = limitRate(settings.rate, clock);
  return {
    async send(call) {
      for (let tries = 1; ; tries += 1) {
        await breaker.pass(signal);
        await pass(signal);
        signal.throwIfAborted();
        const result = await once(call, settings);
        if (!('why' in result)) {
          breaker.succeeded();
          return checked(call, result);
        }
        signal.throwIfAborted();
        if (result.trouble) breaker.failed(result.why);
        else breaker.succeeded();
        const what = `${call.method} ${call.path.split('?')[0]}: ${result.why}`;
        if (call.method !== 'GET' && result.seen) throw new Unknown(what);
        if (tries >= times.tries)
          throw result.isUnreached === true
            ? new Refused(
                `The target is not to be reached: ${result.why}`,
                'Nothing is lost. Check "url" in the config and that the CMS runs, then run this again.',
              )
            : new Refused(what, 'Nothing is lost. Run this again; it goes on where this one has ended.');
        await clock.sleep(Math.max(result.wait ?? 0, backoff(times, tries, clock)), signal);
      }
    },
  };
}

async function once(
  call: Call,
  settings: ClientSettings,
  url = addressOf(call.path, settings.base),
  hops = 0,
): Promise<Answer | Failure> {
  const { headers, timeout, signal } = settings;
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    });
    const { status } = response;
    const text = await response.text();
    if (status >= 300 && status < 400) return await redirected(call, settings, url, response, hops);
    const wait = retryAfter(response.headers.get('retry-after'), Date.now());
    if (status === 429) return { why: 'too many requests (429)', seen: false, wait, trouble: false };
    if (status >= 500 || status === 408) return { why: `the server answered ${status}`, seen: true, wait, trouble: true };
    return { status, headers: response.headers, body: status < 400 ? parsed(text) : lenient(text) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (limit.aborted) return { why: `no answer within ${timeout / 1000} s`, seen: true, trouble: true };
    if (error instanceof SyntaxError) return { why: 'the answer is no JSON', seen: true, trouble: true };
    const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? (error as NodeJS.ErrnoException).code;
    if (!(error instanceof TypeError) && code === undefined && !signal.aborted) throw error;
    if (isTls(code ?? ''))
      throw new Refused(
        `No secure connection to ${url.host} (${code})`,
        'Check "url" in the config, and the certificate of the CMS.',
      );
    const isUnreached = unsent.has(code ?? '');
    return isUnreached
      ? { why: `no connection to ${url.host} (${code})`, seen: false, trouble: true, isUnreached }
      : { why: `the connection was cut${code === undefined ? '' : ` (${code})`}`, seen: true, trouble: true };
  }
}

const parsed = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

/** A refusal counts by its status, also where a proxy has worded it in HTML. */
function lenient(text: string): unknown {
  try {
    return parsed(text);
  } catch {
    return undefined;
  }
}

/** Only what reads follows a redirect, and only on the same host: credentials go nowhere else. */
async function redirected(
  call: Call,
  settings: ClientSettings,
  from: URL,
  response: Response,
  hops: number,
): Promise<Answer | Failure> {
  const to = parse(response.headers.get('location') ?? '', from);
  const hint = 'Set "url" in kontras.config.json to the address where the CMS itself answers.';
  if (to === undefined) throw new Refused(`The target answered ${response.status} without an address to go to`, hint);
  if (to.origin !== settings.base.origin)
    throw new Refused(`The target redirects to another host, ${to.host}: the credentials are not sent there`, hint);
  if (call.method !== 'GET' || hops >= 5)
    throw new Refused(`The target redirects ${call.method} ${from.pathname} to ${to.pathname}`, hint);
  return await once(call, settings, to, hops + 1);
}

function parse(location: string, base: URL): URL | undefined {
  try {
    return location === '' ? undefined : new URL(location, base);
  } catch {
    return undefined;
  }
}

const addressOf = (path: string, base: URL): URL => new URL(path.replace(/^\/+/, ''), `${base.href.replace(/\/*$/, '')}/`);

function checked(call: Call, answer: Answer): Answer {
  const { status, body } = answer;
  if (status < 400) return answer;
  if (status === 401 || (status === 403 && call.method === 'GET'))
    throw new Refused(`The target refuses the credentials (${status})`, 'Check the token, and the rights of its user.');
  if (status === 403)
    throw new Refused(
      `The user of the token may not ${call.method} ${call.path.split('?')[0]} (403)`,
      'Give its user the right to do so.',
    );
  if (call.method !== 'GET' && [404, 409, 412].includes(status)) throw new Changed(`the target answered ${status}${said(body)}`);
  throw new RejectedAnswer(`the target answered ${status}${said(body)}`, answer);
}

/** What a CMS says of a mistake, wherever it puts it. */
function said(body: unknown): string {
  const texts = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { message, path } = value as { message?: unknown; path?: unknown };
    if (typeof message === 'string') texts.add(typeof path === 'string' ? `${path}: ${message}` : message);
    for (const child of Object.values(value)) visit(child);
  };
  visit(body);
  const text = [...texts].join('; ');
  return text === '' ? '' : `: ${text.length > 300 ? `${text.slice(0, 300)}…` : text}`;
}
