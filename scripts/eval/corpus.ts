import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import * as v from 'valibot';
import type {Paper, Reading} from '../../src/lib/model.ts';
import {readSource} from '../../src/lib/sources/read.ts';
import {SourceError} from '../../src/lib/sources/source-error.ts';

/** A corpus that cannot be measured: the message names file, place and rule. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
}

/** Papers to measure on; `lines` and `truth` go with `papers`. */
export interface Corpus {
  readonly file: string;
  /** The file without its folder and ending. */
  readonly name: string;
  readonly papers: readonly Paper[];
  /** Line of each paper in the file, counted from 0. */
  readonly lines: readonly number[];
  /** The first label of each paper, null where it has none. */
  readonly truth: readonly (string | null)[];
  /** Records of the file that could not be read. */
  readonly rejected: number;
}

const LABELLED = v.object({labels: v.nullish(v.array(v.union([v.string(), v.number()])))});

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw new CorpusError(`${file}: ${code === 'ENOENT' ? 'there is no such file' : String(code)}`);
  }
}

function read(file: string, bytes: Uint8Array): Reading {
  try {
    return readSource(bytes, {today: new Date().toISOString().slice(0, 10)});
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CorpusError(`${file}:${error.line}: ${error.message} (rule ${error.rule})`);
  }
}

function firstLabel(text: string, place: string): string | null {
  const result = v.safeParse(LABELLED, JSON.parse(text));
  if (!result.success)
    throw new CorpusError(`${place}: labels is no list of texts, of which the first is the truth`);
  const [first] = result.output.labels ?? [];
  return first === undefined ? null : String(first);
}

/**
 * Reads a corpus of JSON lines; of records with the same id the first counts.
 *
 * @throws CorpusError when the file is missing, is no JSONL or has labels that are no list
 */
export function readCorpus(file: string): Corpus {
  const bytes = readBytes(file);
  const {format, papers, rejects} = read(file, bytes);
  if (format !== 'jsonl') throw new CorpusError(`${file}: is a ${format}, expected JSONL`);
  const texts = new TextDecoder().decode(bytes).split('\n');
  const rejected = new Set(rejects.map(({line}) => line - 1));
  // Every line that is neither blank nor rejected is a paper, in order.
  const places = texts.flatMap((text, line) =>
    text.trim() === '' || rejected.has(line) ? [] : [line]
  );
  const known = new Set<string>();
  const kept = papers.flatMap((paper, index) => {
    if (known.has(paper.id)) return [];
    known.add(paper.id);
    return {paper, line: places[index] ?? 0};
  });
  return {
    file,
    name: basename(file).replace(/\.jsonl$/, ''),
    papers: kept.map(({paper}) => paper),
    lines: kept.map(({line}) => line),
    truth: kept.map(({line}) => firstLabel(texts[line] ?? '', `${file}:${line + 1}`)),
    rejected: rejects.length
  };
}
