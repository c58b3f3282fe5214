import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {compress} from '../../src/lib/server/compress.ts';

const text = 'themes and papers '.repeat(400);
const answer = (headers: HeadersInit = {'content-type': 'text/html'}, body = text) =>
  new Response(body, {headers});
const asking = (coding: string) =>
  new Request('http://localhost/', {headers: {'accept-encoding': coding}});
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('an answer', () => {
  it('comes in Brotli where the reader takes it, else in gzip', async () => {
    const brotli = compress(asking('gzip, deflate, br'), answer());
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(await bytes(brotli)).toString()).toBe(text);
    const gzip = compress(asking('gzip;q=0.5, br;q=0'), answer());
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await bytes(gzip)).toString()).toBe(text);
  });

  it('stays as it is for a reader who takes neither, and says that it varies', async () => {
    const plain = compress(asking('identity'), answer());
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    expect(await plain.text()).toBe(text);
  });

  it('loses the length that it no longer has', () => {
    const length = {'content-type': 'text/csv', 'content-length': String(text.length)};
    expect(compress(asking('br'), answer(length)).headers.get('content-length')).toBeNull();
  });

  it.each([
    ['short', answer({'content-type': 'text/html', 'content-length': '9'}, 'too short')],
    ['no text', answer({'content-type': 'image/png'})],
    ['compressed already', answer({'content-type': 'text/html', 'content-encoding': 'gzip'})],
    ['without a body', new Response(null, {status: 304, headers: {'content-type': 'text/html'}})]
  ])('is left alone when it is %s', (_, response) =>
    expect(compress(asking('br'), response)).toBe(response)
  );
});
