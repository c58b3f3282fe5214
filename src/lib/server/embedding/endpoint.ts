/** The two ways in which servers offer embeddings. */
export const EMBEDDING_APIS = ['openai', 'ollama'] as const;
export type EmbeddingApi = (typeof EMBEDDING_APIS)[number];

/** Where vectors come from. */
export interface Endpoint {
  readonly api: EmbeddingApi;
  readonly url: URL;
}

/** What each kind of server is asked for when the user names no model. */
export const DEFAULT_MODELS: Record<EmbeddingApi, string> = {
  openai: 'text-embedding-3-small',
  ollama: 'nomic-embed-text'
};

/** The path behind the address of a server; `/v1` may stand there already. */
const PATHS: Record<EmbeddingApi, string> = {openai: '/v1/embeddings', ollama: '/api/embed'};

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new RangeError(`"${address}" is no http or https address.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError('The address holds a password: put it into THEMESTREAM_EMBEDDING_KEY.');
  }
  return url;
}

/**
 * The endpoint at an address: the whole path (`…/v1/embeddings`, `…/api/embed`) tells its kind; the
 * address of a server gets the path of the kind stated, OpenAI's by default.
 *
 * @throws RangeError when the address is not http or https, or holds a password
 */
export function readEndpoint(address: string, stated?: EmbeddingApi): Endpoint {
  const url = parseAddress(address);
  const path = url.pathname.replace(/\/$/, '');
  if (path.endsWith('/api/embed')) return {api: stated ?? 'ollama', url};
  if (path.endsWith('/embeddings')) return {api: stated ?? 'openai', url};
  const api = stated ?? 'openai';
  url.pathname =
    api === 'openai' && path.endsWith('/v1') ? `${path}/embeddings` : path + PATHS[api];
  return {api, url};
}

/** The address without its query, which may hold a key. */
export const describeEndpoint = ({url}: Pick<Endpoint, 'url'>): string =>
  `${url.origin}${url.pathname}`;
