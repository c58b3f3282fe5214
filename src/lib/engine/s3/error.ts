/** A store refused a request or did not answer: the message names both and what to do. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  /** Whether another try may help. */
  readonly again: boolean;

  constructor(message: string, {again = false}: {again?: boolean} = {}) {
    super(message);
    this.again = again;
  }
}

interface Asked {
  readonly method: string;
  readonly url: string;
}

const BUSY = new Set([429, 500, 502, 503, 504]);
/** What did not arrive as it was sent. */
const DAMAGED = new Set([
  'RequestTimeout',
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'IncompleteBody'
]);
/** Not there, or a condition of the request that does not hold. */
const ANSWERS = new Set([404, 409, 412]);
const SHOWN = 200;

const RIGHTS =
  'are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY right, and may they get, put, delete and list there?';

/** The text of an element of the XML that tells of a fault. */
const element = (name: string, text: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.slice(0, SHOWN) ?? '';

/** The fault that an answer tells of; null when it is an answer to the question. */
export function faultOf(status: number, text: string, {method, url}: Asked): S3Error | null {
  const code = element('Code', text);
  if (status < 300 || (ANSWERS.has(status) && code !== 'NoSuchBucket')) return null;
  const told = [`${method} ${url}: status ${status}`, code, element('Message', text)];
  const message = told.filter((part) => part !== '').join(', ');
  if (status === 401 || status === 403) return new S3Error(`${message}; ${RIGHTS}`);
  return new S3Error(message, {again: BUSY.has(status) || DAMAGED.has(code)});
}

/** What went wrong on the way, as an error that can be tried again; faults that were told stay what they are. */
export function networkFault(error: unknown, {method, url}: Asked): S3Error {
  if (error instanceof S3Error) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = code || (cause instanceof Error ? cause.message : String(cause));
  return new S3Error(`${method} ${url}: the connection failed (${reason})`, {again: true});
}
