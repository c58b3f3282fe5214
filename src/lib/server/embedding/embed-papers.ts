import {setTimeout as sleep} from 'node:timers/promises';
import type {EmbeddingSettings, Paper} from '../../model.ts';
import {embeddingText, vectorRows, type PaperVectors} from '../../pipeline/embedding-space.ts';
import {EMBEDDING_WEIGHT} from '../../pipeline/settings.ts';
import type {Home} from '../home.ts';
import {sha256} from '../sha256.ts';
import {readAnswer} from './answer.ts';
import {sendInBatches} from './batches.ts';
import {EmbeddingError} from './embedding-error.ts';
import {describeEndpoint, type Endpoint} from './endpoint.ts';
import {post} from './post.ts';
import {withRetries, type Wait} from './retries.ts';
import {withVectorCache, type VectorCache} from './vector-cache.ts';

/** Where vectors come from, and of which model. */
export interface EmbeddingSource {
  readonly endpoint: Endpoint;
  readonly model: string;
  /** Sent to the endpoint, and nowhere else. */
  readonly key: string | null;
  /** Milliseconds that a batch may take. */
  readonly timeout?: number;
  readonly wait?: Wait;
}

const BATCH = 64;
const RUNNING = 4;
const TIMEOUT = 120_000;
/** A batch of 64 vectors of 8,192 numbers has about 12 MB. */
const MOST_BYTES = 32_000_000;

const defaultWait: Wait = (milliseconds, signal) => sleep(milliseconds, null, {signal});

type Report = (done: number, all: number) => void;

/** A text and what it is known by. */
interface Keyed {
  readonly key: string;
  readonly text: string;
}

function askerOf(source: EmbeddingSource, signal: AbortSignal) {
  const {endpoint, model, key, timeout = TIMEOUT, wait = defaultWait} = source;
  const {url, api} = endpoint;
  return async (texts: readonly string[]): Promise<Float32Array[]> => {
    const request = {url, key, body: {model, input: texts}, timeout, most: MOST_BYTES, signal};
    const answer = await withRetries(() => post(request), {wait, signal});
    return readAnswer(answer, api, texts.length);
  };
}

/** Refuses vectors of another length than those before; the first ones set it unless some are known. */
function lengthGuard(known: Iterable<Float32Array>, cache: string) {
  let [expected] = [...known].map(({length}) => length);
  return (vectors: readonly Float32Array[]): void => {
    expected ??= vectors[0]?.length ?? 0;
    const wrong = vectors.find(({length}) => length !== expected);
    if (wrong) {
      throw new EmbeddingError(
        `a vector has ${wrong.length} numbers, expected ${expected} as the others of this model in ${cache}`
      );
    }
  };
}

interface Fetching {
  readonly home: Home;
  readonly source: EmbeddingSource;
  readonly cache: VectorCache;
  readonly report: Report;
}

/** Fetches the vectors of new texts into `vectors`, and into the cache as they come. */
async function fetchMissing(
  missing: readonly Keyed[],
  vectors: Map<string, Float32Array>,
  {home, source, cache, report}: Fetching
): Promise<void> {
  const stop = new AbortController();
  const ask = askerOf(source, stop.signal);
  const check = lengthGuard(vectors.values(), home.embeddings);
  let done = 0;
  report(done, missing.length);
  await sendInBatches(missing, {
    size: BATCH,
    running: RUNNING,
    stop: () => {
      stop.abort();
    },
    send: async (batch) => {
      const answer = await ask(batch.map(({text}) => text));
      check(answer);
      const news = new Map(answer.map((vector, at) => [batch[at]?.key ?? '', vector]));
      await cache.add(news);
      for (const [key, vector] of news) vectors.set(key, vector);
      report((done += batch.length), missing.length);
    }
  });
}

/** What the analysis needs of an embedding. */
export interface Embedded {
  readonly vectors: PaperVectors;
  readonly settings: EmbeddingSettings;
}

/**
 * The vectors of papers: known ones from the cache of the home, the others from the endpoint, which
 * is sent title and abstract. The caller is the only writer of the home.
 *
 * @throws EmbeddingError with endpoint and reason; what came until then stays in the cache
 */
export async function embedPapers(
  home: Home,
  papers: readonly Paper[],
  {source, report = () => undefined}: {source: EmbeddingSource; report?: Report}
): Promise<Embedded> {
  const texts = papers.map((paper) => {
    const text = embeddingText(paper);
    return {id: paper.id, key: sha256(JSON.stringify([source.model, text])), text};
  });
  const byKey = await withVectorCache(home, async (cache) => {
    const vectors = await cache.find([...new Set(texts.map(({key}) => key))]);
    const missing = new Map(texts.map((one) => [one.key, one]));
    for (const key of vectors.keys()) missing.delete(key);
    await fetchMissing([...missing.values()], vectors, {home, source, cache, report}).catch(
      (error: unknown) => {
        throw blame(error, source);
      }
    );
    return vectors;
  });
  const vectors = new Map(texts.map(({id, key}) => [id, byKey.get(key) ?? new Float32Array()]));
  const {values} = vectorRows(vectors, papers);
  const hash = sha256(new Uint8Array(values.buffer));
  return {vectors, settings: {model: source.model, weight: EMBEDDING_WEIGHT, vectors: hash}};
}

function blame(error: unknown, {endpoint}: EmbeddingSource): unknown {
  if (!(error instanceof EmbeddingError)) return error;
  return new EmbeddingError(`${describeEndpoint(endpoint)}: ${error.message}`);
}
