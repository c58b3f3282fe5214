import {readFile, rm} from 'node:fs/promises';
import type {Curation} from '../../model.ts';
import {isSameCuration} from '../../pipeline/curation/resolve-curation.ts';
import {CurationError, readCuration, writeCuration} from '../../sources/curation.ts';
import {isCode, replaceFile} from '../durable.ts';
import type {Home} from '../home.ts';

/** The text of a file; null when there is none. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * The decisions of the user; none when there is no file.
 *
 * @throws CurationError that names file, operation, value and rule
 */
export async function readCurationFile({curation: path}: Home): Promise<Curation> {
  const text = await textOf(path);
  if (text === null) return {operations: []};
  try {
    return readCuration(text);
  } catch (error) {
    if (error instanceof CurationError) throw new CurationError(`${path}: ${error.message}`);
    throw error;
  }
}

/** Writes a text, or removes the file for null. */
async function put(path: string, text: string | null): Promise<void> {
  if (text === null) await rm(path, {force: true});
  else await replaceFile(path, text);
}

const isSame = (text: string, curation: Curation): boolean => {
  try {
    return isSameCuration(readCuration(text), curation);
  } catch {
    return false;
  }
};

/**
 * Writes decisions while `use` brings the analysis in line with them; when that fails, the file is as it
 * was. The text before stands beside it, so that going back restores it to the byte.
 */
export async function withCurationFile<T>(
  {curation: path, previousCuration}: Home,
  curation: Curation,
  use: () => Promise<T>
): Promise<T> {
  const [before, previous] = [await textOf(path), await textOf(previousCuration)];
  const isBack = previous !== null && isSame(previous, curation);
  const isEmpty = curation.operations.length === 0;
  await put(path, isBack ? previous : isEmpty ? null : writeCuration(curation));
  try {
    const result = await use();
    await put(previousCuration, before);
    return result;
  } catch (error) {
    await put(path, before);
    throw error;
  }
}
