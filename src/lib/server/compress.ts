import {pipeline, Readable} from 'node:stream';
import type {ReadableStream} from 'node:stream/web';
import {constants, createBrotliCompress, createGzip} from 'node:zlib';

/** Shorter answers fit into one packet anyway. */
const SHORTEST = 1024;
const COMPRESSIBLE = /^(?:text\/|application\/json|image\/svg)/;
/** Fast enough for a page that is made anew for each reader. */
const QUALITY = {
  params: {[constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 20}
};

const accepts = (request: Request, coding: string) =>
  new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(
    request.headers.get('accept-encoding') ?? ''
  );

const codingFor = (request: Request) =>
  (['br', 'gzip'] as const).find((coding) => accepts(request, coding));

function isWorthIt({headers, body}: Response): boolean {
  const length = headers.get('content-length');
  return (
    body !== null &&
    !headers.has('content-encoding') &&
    COMPRESSIBLE.test(headers.get('content-type') ?? '') &&
    (length === null || Number(length) >= SHORTEST)
  );
}

/** The same answer with its text compressed, when the reader takes that. */
export function compress(request: Request, response: Response): Response {
  if (!isWorthIt(response)) return response;
  response.headers.append('vary', 'accept-encoding');
  const coding = codingFor(request);
  if (!coding || !response.body) return response;
  const packer = coding === 'br' ? createBrotliCompress(QUALITY) : createGzip({level: 6});
  const source = Readable.fromWeb(response.body as ReadableStream);
  // When the reader goes away, or the page fails, both ends are closed; who reads the body learns of it.
  pipeline(source, packer, () => undefined);
  const headers = new Headers(response.headers);
  headers.set('content-encoding', coding);
  headers.delete('content-length');
  const body = Readable.toWeb(packer) as unknown as BodyInit;
  return new Response(body, {status: response.status, statusText: response.statusText, headers});
}
