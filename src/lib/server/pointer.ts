import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isCode, replaceFile} from './durable.ts';
import type {Home} from './home.ts';

/** What the pointer file tells of the published analysis. */
export interface Published {
  readonly runId: string;
  /** File name inside the folder of analyses. */
  readonly file: string;
  /** The one published before, which is kept. */
  readonly previous: string | null;
}

const isPublished = (value: unknown): value is Published =>
  typeof value === 'object' && value !== null && 'runId' in value && 'file' in value;

/**
 * The published analysis, null when none was published yet.
 *
 * @throws Error when the pointer is there but cannot be read
 */
export async function readPointer({pointer}: Home): Promise<Published | null> {
  let content: string;
  try {
    content = await readFile(pointer, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
  const value: unknown = JSON.parse(content);
  if (!isPublished(value))
    throw new Error(`${pointer} is ${content.trim()}, expected runId and file`);
  return value;
}

/** Switches to another analysis in one step. */
export const writePointer = ({pointer}: Home, published: Published): Promise<void> =>
  replaceFile(pointer, `${JSON.stringify(published)}\n`);

/** Path of a published analysis. */
export const analysisPath = ({analyses}: Home, {file}: Pick<Published, 'file'>): string =>
  join(analyses, file);
