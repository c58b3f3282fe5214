import {isCode} from '../durable.ts';
import {EmbeddingError} from './embedding-error.ts';
import {readRetryAfter} from './retry-after.ts';

/** One request: the body is JSON, and the key, when there is one, goes into a header only. */
export interface PostRequest {
  readonly url: URL;
  readonly key: string | null;
  readonly body: unknown;
  /** Milliseconds that the answer may take. */
  readonly timeout: number;
  /** Bytes that the answer may have. */
  readonly most: number;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 3;
/** These keep method and body. */
const REDIRECTS = new Set([307, 308]);
const BUSY = new Set([429, 500, 502, 503, 504]);
/** How servers refuse a batch that is too large; a request that is wrong otherwise fails as a small one too. */
const TOO_LARGE = new Set([400, 413, 422]);
/** No second try would find the server. */
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const SHOWN = 200;

async function readText(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > most) throw new EmbeddingError(`the answer is longer than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the server says about its refusal, without the key, which some servers repeat. */
function quote(text: string, key: string | null): string {
  const shown = key === null ? text : text.replaceAll(key, '…');
  const line = shown.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? '' : `: ${line.slice(0, SHOWN)}`;
}

function refusal(response: Response, text: string, key: string | null): EmbeddingError {
  const {status} = response;
  const message = `it answered with status ${status}${quote(text, key)}`;
  if (BUSY.has(status)) {
    return new EmbeddingError(message, {remedy: 'again', wait: readRetryAfter(response.headers)});
  }
  if (TOO_LARGE.has(status)) return new EmbeddingError(message, {remedy: 'smaller'});
  if (status === 401 || status === 403) {
    return new EmbeddingError(`${message} (is THEMESTREAM_EMBEDDING_KEY right?)`);
  }
  return new EmbeddingError(message);
}

/** Where a redirect leads: only to the same host, and never from https to http. */
function redirectTarget(response: Response, from: URL): URL {
  const location = response.headers.get('location') ?? '';
  const to = URL.canParse(location, from) ? new URL(location, from) : null;
  const isSafe = to?.protocol === 'https:' || to?.protocol === from.protocol;
  if (to && isSafe && to.host === from.host) return to;
  throw new EmbeddingError(`it redirects to ${to?.origin ?? 'nowhere'}, which is not followed`);
}

function networkFault(error: unknown, timeout: number): EmbeddingError {
  if (error instanceof EmbeddingError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') {
    return new EmbeddingError(`no answer within ${timeout / 1000} s`, {remedy: 'smaller'});
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null;
  const reason = code ?? (cause instanceof Error ? cause.message : name);
  // Without a code it is the request that cannot be sent, such as to a port that fetch refuses.
  const isFinal = code === null || isCode(cause, ...UNREACHABLE) || /CERT|TLS/.test(code);
  return new EmbeddingError(`the connection failed (${reason})`, {
    remedy: isFinal ? 'none' : 'again'
  });
}

async function send({url, key, body, timeout, signal}: PostRequest): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : {authorization: `Bearer ${key}`})
    },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)])
  });
}

/**
 * Sends a request once and gives the text of the answer.
 *
 * @throws EmbeddingError with the reason and what may help
 */
export async function post(request: PostRequest, redirects = 0): Promise<string> {
  try {
    const response = await send(request);
    const text = await readText(response, request.most);
    if (response.ok) return text;
    if (!REDIRECTS.has(response.status)) throw refusal(response, text, request.key);
    if (redirects === MOST_REDIRECTS) throw new EmbeddingError('it redirects in a circle');
    return await post({...request, url: redirectTarget(response, request.url)}, redirects + 1);
  } catch (error) {
    throw networkFault(error, request.timeout);
  }
}
