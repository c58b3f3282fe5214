import {joinParts, readPart, type Corpus, type Text, type TextPart} from './documents.ts';
import {packTexts, unpackTexts, type PackedTexts} from './packed-texts.ts';
import {evenBounds} from './even-bounds.ts';
import type {Executor, Step} from './step.ts';

/** Texts that a task reads at most, and tasks that even few texts are shared out to. */
const MOST_TEXTS = 4096;
const LEAST_TASKS = 4;

export const textsStep: Step<PackedTexts, TextPart> = {
  name: 'texts',
  version: 1,
  isBrief: true,
  run: (texts) => readPart(unpackTexts(texts))
};

/** Reads the texts of papers by tasks of some papers each: the same corpus as by `readDocuments`. */
export async function readTexts(
  texts: readonly Text[],
  {executor, onDone}: {executor: Executor; onDone?: (done: number, all: number) => void}
): Promise<Corpus> {
  const bounds = evenBounds(texts.length, {most: MOST_TEXTS, parts: LEAST_TASKS});
  const packed = bounds.map(([start, end]) => packTexts(texts.slice(start, end)));
  return joinParts(await executor.map(textsStep, packed, onDone));
}
