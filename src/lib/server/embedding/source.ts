import type {EmbeddingSource} from './embed-papers.ts';
import {DEFAULT_MODELS, readEndpoint, type EmbeddingApi} from './endpoint.ts';

/** What a user may say about an embedding. */
export interface EmbeddingWish {
  readonly embedding?: string;
  readonly embeddingModel?: string;
  readonly embeddingApi?: EmbeddingApi;
}

/** What may stand in a header. */
const PRINTABLE = /^[\x21-\x7e]+$/;

function readKey(text: string | undefined): string | null {
  const key = text?.trim() ?? '';
  if (key === '') return null;
  if (PRINTABLE.test(key)) return key;
  throw new RangeError('THEMESTREAM_EMBEDDING_KEY holds characters that no key may hold');
}

/** The source that the user has asked for; nothing when there was no address. */
export function embeddingSource(
  {embedding: address, embeddingModel, embeddingApi}: EmbeddingWish,
  key: string | undefined
): {embedding?: EmbeddingSource} {
  if (address === undefined) return {};
  const endpoint = readEndpoint(address, embeddingApi);
  const model = embeddingModel ?? DEFAULT_MODELS[endpoint.api];
  return {embedding: {endpoint, model, key: readKey(key)}};
}
