import {describe, expect, it} from 'vitest';
import {
  describeEndpoint,
  readEndpoint,
  type EmbeddingApi
} from '../../../src/lib/server/embedding/endpoint.ts';
import {readRetryAfter} from '../../../src/lib/server/embedding/retry-after.ts';
import {embeddingSource} from '../../../src/lib/server/embedding/source.ts';

describe('the address of an embedding server', () => {
  it.each<[string, EmbeddingApi | undefined, EmbeddingApi, string]>([
    ['http://127.0.0.1:8080', undefined, 'openai', 'http://127.0.0.1:8080/v1/embeddings'],
    ['https://api.example.org/v1/', undefined, 'openai', 'https://api.example.org/v1/embeddings'],
    [
      'https://example.org/x/v1/embeddings',
      undefined,
      'openai',
      'https://example.org/x/v1/embeddings'
    ],
    ['http://127.0.0.1:11434/api/embed', undefined, 'ollama', 'http://127.0.0.1:11434/api/embed'],
    ['http://127.0.0.1:11434', 'ollama', 'ollama', 'http://127.0.0.1:11434/api/embed'],
    ['https://example.org/api/embed', 'openai', 'openai', 'https://example.org/api/embed']
  ])('%s (%s stated) is %s at %s', (address, stated, api, full) => {
    const endpoint = readEndpoint(address, stated);
    expect([endpoint.api, endpoint.url.href]).toEqual([api, full]);
  });

  it('keeps its query for the request but is shown without', () => {
    const endpoint = readEndpoint('https://example.org/embeddings?code=secret');
    expect(endpoint.url.search).toBe('?code=secret');
    expect(describeEndpoint(endpoint)).toBe('https://example.org/embeddings');
  });

  it.each(['file:///etc/passwd', 'localhost:11434', 'nonsense'])('%s is refused', (address) =>
    expect(() => readEndpoint(address)).toThrow(`"${address}" is no http or https address.`)
  );

  it('is refused with a password, which is not shown', () => {
    const read = () => readEndpoint('https://user:secret@example.org');
    expect(read).toThrow('put it into THEMESTREAM_EMBEDDING_KEY');
    expect(read).not.toThrow('secret');
  });
});

describe('what the user asks for', () => {
  it('is nothing without an address', () =>
    expect(embeddingSource({embeddingModel: 'm'}, 'key')).toEqual({}));

  it('has a model for each kind of server when none is named', () => {
    const model = (embedding: string, embeddingModel?: string) =>
      embeddingSource({embedding, ...(embeddingModel && {embeddingModel})}, undefined).embedding
        ?.model;
    expect([model('http://x/api/embed'), model('http://x'), model('http://x', 'mine')]).toEqual([
      'nomic-embed-text',
      'text-embedding-3-small',
      'mine'
    ]);
  });

  it('takes the key trimmed, an empty one for none, and refuses one that fits no header', () => {
    const key = (text: string) => embeddingSource({embedding: 'http://x'}, text).embedding?.key;
    expect([key(' abc\n'), key(' ')]).toEqual(['abc', null]);
    expect(() => key('a\u2026b')).toThrow('THEMESTREAM_EMBEDDING_KEY holds characters');
  });
});

describe('Retry-After', () => {
  const read = (value: string) =>
    readRetryAfter(new Headers({'retry-after': value}), Date.UTC(2026, 0, 1));
  it('is seconds or a date', () =>
    expect([
      read('5'),
      read('Thu, 01 Jan 2026 00:00:30 GMT'),
      read('Wed, 31 Dec 2025 00:00:00 GMT'),
      read('soon'),
      readRetryAfter(new Headers())
    ]).toEqual([5000, 30_000, 0, null, null]));
});
