import {joinParts, readPart, type Corpus, type Text, type TextPart} from './documents.ts';
import {packTexts, unpackTexts, type PackedTexts} from './packed-texts.ts';
import {evenBounds, TEXT_PARTS} from './even-bounds.ts';
import type {Executor, Step} from './step.ts';

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
  const bounds = evenBounds(texts.length, TEXT_PARTS);
  const packed = bounds.map(([start, end]) => packTexts(texts.slice(start, end)));
  return joinParts(await executor.map(textsStep, packed, onDone));
}
