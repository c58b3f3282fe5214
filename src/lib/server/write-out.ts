import {writeFile} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import {isCode} from './durable.ts';

/** What is wrong with the place of a file that could not be written, and what to do; null for another fault. */
function faultOf(out: string, error: unknown): string | null {
  const folder = dirname(resolve(out));
  if (isCode(error, 'ENOENT')) {
    return `there is no folder ${folder}: create it, or name a file in one that is there`;
  }
  if (isCode(error, 'ENOTDIR')) return `${folder} is no folder: name a file in one`;
  if (isCode(error, 'EISDIR')) return 'it is a folder: name a file in it';
  if (isCode(error, 'EACCES') || isCode(error, 'EROFS') || isCode(error, 'EPERM')) {
    return `${folder} may not be written to: name a file in a folder of your own`;
  }
  return null;
}

/** Writes the file that a user named; an error says what is wrong with the place. */
export async function writeOut(out: string, text: string): Promise<void> {
  try {
    await writeFile(out, text);
  } catch (error) {
    const fault = faultOf(out, error);
    throw fault === null ? error : new Error(`--out is "${out}", but ${fault}`, {cause: error});
  }
}
