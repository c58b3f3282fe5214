// A store that speaks like Amazon's S3, checks signatures by an implementation of its own, and fails when it is told to.
import {createHash, createHmac} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export const ACCESS_KEY = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const FIFTEEN_MINUTES = 900_000;

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Uint8Array, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** What is signed of a request; all but method and path is in its headers. */
export interface Signed {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The signature that a request must carry: AWS Signature Version 4 for S3, over the headers that it names. */
export function signatureOf({method, path, headers}: Signed, names: string, scope: string): string {
  const lines = names.split(';').map((name) => `${name}:${headers[name]?.trim() ?? ''}\n`);
  const hash = headers['x-amz-content-sha256'] ?? '';
  const canonical = [method, path, '', lines.join(''), names, hash].join('\n');
  const date = headers['x-amz-date'] ?? '';
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${SECRET_KEY}`);
  return hmac(key, text).toString('hex');
}

const readDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** The code of what is wrong with a signature or what it covers, null when nothing is. */
function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const header = request.headers.authorization ?? '';
  const [, id, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([\da-f]{64})$/.exec(
      header
    ) ?? [];
  if (id === undefined) return 'AccessDenied';
  if (id !== ACCESS_KEY) return 'InvalidAccessKeyId';
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  );
  const skew = Math.abs(Date.now() - readDate(headers['x-amz-date'] ?? ''));
  if (!(skew < FIFTEEN_MINUTES)) return 'RequestTimeTooSkewed';
  const {method = '', url: path = ''} = request;
  if (signatureOf({method, path, headers}, names, scope) !== signature)
    return 'SignatureDoesNotMatch';
  return headers['x-amz-content-sha256'] === sha256(body) ? null : 'XAmzContentSHA256Mismatch';
}

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  PreconditionFailed: 412,
  XAmzContentSHA256Mismatch: 400,
  SlowDown: 503,
  InternalError: 500
};

function refuse(response: ServerResponse, code: string, method = ''): void {
  const xml = `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>It is ${code}.</Message></Error>`;
  response.writeHead(STATUS[code] ?? 403, {'content-type': 'application/xml'});
  response.end(method === 'HEAD' ? undefined : xml);
}

/** What goes wrong with a request: it is refused by a code, half of the answer comes, or none. */
export type Fault = 'SlowDown' | 'InternalError' | 'AccessDenied' | 'half' | 'nothing';

export interface S3Server {
  readonly endpoint: string;
  /** What is stored, by bucket and key. */
  readonly objects: Map<string, Buffer>;
  /** Method and path of each request. */
  readonly asked: string[];
  /** What goes wrong with the next requests, in order; a null lets one pass. */
  readonly faults: (Fault | null)[];
  /** A fault for any other request. */
  trouble: () => Fault | null;
  readonly stop: () => Promise<void>;
}

/** Answers a request that is signed as it must be. */
function serve(objects: Map<string, Buffer>, request: IncomingMessage, body: Buffer) {
  const {method = '', url = ''} = request;
  const name = url.slice(1);
  if (!name.startsWith('themes/')) return {code: 'NoSuchBucket'};
  const stored = objects.get(name);
  if (method === 'PUT') {
    if (stored && request.headers['if-none-match'] === '*') return {code: 'PreconditionFailed'};
    objects.set(name, body);
    return {status: 200, content: Buffer.alloc(0)};
  }
  if (method === 'DELETE') {
    objects.delete(name);
    return {status: 204, content: Buffer.alloc(0)};
  }
  return stored ? {status: 200, content: stored} : {code: 'NoSuchKey'};
}

/** Starts a store with one bucket, "themes". */
export async function s3Server(): Promise<S3Server> {
  const state = {
    objects: new Map<string, Buffer>(),
    asked: [] as string[],
    faults: [] as (Fault | null)[],
    trouble: (): Fault | null => null
  };
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const {method = '', url = ''} = request;
    state.asked.push(`${method} ${url}`);
    const fault = state.faults.length > 0 ? state.faults.shift() : server.trouble();
    if (fault === 'nothing') return void request.socket.destroy();
    if (fault && fault !== 'half') return refuse(response, fault, method);
    const wrong = signatureFault(request, body);
    if (wrong) return refuse(response, wrong, method);
    const {code, status = 200, content = Buffer.alloc(0)} = serve(state.objects, request, body);
    if (code) return refuse(response, code, method);
    response.writeHead(status, status === 204 ? {} : {'content-length': content.length});
    if (method === 'HEAD') return void response.end();
    if (fault !== 'half') return void response.end(content);
    response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
  };
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(request, response, Buffer.concat(parts));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const {port} = http.address() as AddressInfo;
  const server: S3Server = Object.assign(state, {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    }
  });
  return server;
}

/** What names the server and its only user to a process. */
export const environmentOf = ({endpoint}: S3Server) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: ACCESS_KEY,
  AWS_SECRET_ACCESS_KEY: SECRET_KEY
});
