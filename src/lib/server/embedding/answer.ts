import * as v from 'valibot';
import type {EmbeddingApi} from './endpoint.ts';
import {EmbeddingError} from './embedding-error.ts';

const Numbers = v.array(v.unknown());
const OpenAiAnswer = v.object({
  data: v.array(v.object({index: v.optional(v.number()), embedding: Numbers}))
});
const OllamaAnswer = v.object({embeddings: v.array(Numbers)});

/** Characters of an answer that a message shows. */
const SHOWN = 80;

const excerpt = (text: string): string => JSON.stringify(text.slice(0, SHOWN));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EmbeddingError(`the answer is no JSON: ${excerpt(text)}`);
  }
}

/** Float32 as the pipeline takes them; a number too large for that is as wrong as one that is none. */
function toVector(numbers: readonly unknown[], place: number): Float32Array {
  if (numbers.length === 0) throw new EmbeddingError(`vector ${place} of the answer is empty`);
  return Float32Array.from(numbers, (value, at) => {
    const number = typeof value === 'number' ? Math.fround(value) : NaN;
    if (Number.isFinite(number)) return number;
    throw new EmbeddingError(
      `number ${at} of vector ${place} of the answer is ${excerpt(String(value))}, expected a finite one`
    );
  });
}

/** The lists of numbers in the order of the texts; OpenAI's answers may come in any order. */
function orderedLists(value: unknown, api: EmbeddingApi): readonly (readonly unknown[])[] | null {
  if (api === 'ollama') {
    const ollama = v.safeParse(OllamaAnswer, value);
    return ollama.success ? ollama.output.embeddings : null;
  }
  const answer = v.safeParse(OpenAiAnswer, value);
  if (!answer.success) return null;
  const {data} = answer.output;
  const lists: (readonly unknown[])[] = [];
  data.forEach(({index = lists.length, embedding}) => (lists[index] = embedding));
  const isWhole = lists.length === data.length && data.every((_, place) => lists[place]);
  if (isWhole) return lists;
  throw new EmbeddingError(
    `the indices of the answer are ${data
      .map(({index}) => String(index))
      .join(', ')
      .slice(0, SHOWN)}, expected 0 to ${data.length - 1}`
  );
}

/**
 * The vectors that an answer holds, one for each of the texts and all of one length.
 *
 * @throws EmbeddingError when it holds something else
 */
export function readAnswer(text: string, api: EmbeddingApi, texts: number): Float32Array[] {
  const lists = orderedLists(parse(text), api);
  if (!lists) {
    const wanted = api === 'ollama' ? 'embeddings' : 'data with embedding';
    throw new EmbeddingError(`the answer has no ${wanted}: ${excerpt(text)}`);
  }
  if (lists.length !== texts) {
    throw new EmbeddingError(`the answer has ${lists.length} vectors, expected ${texts}`);
  }
  return lists.map(toVector);
}
