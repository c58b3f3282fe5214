import {join} from 'node:path';
import type {Limits} from './database.ts';
import type {Home} from './home.ts';

/**
 * What the databases may take of an analysis of however many papers: the library that is read and sorted, and the draft
 * that papers are placed in. Each spills into a folder of its own, as both name their files alike.
 */
export const libraryLimits = ({unfinished}: Home): Limits => ({
  memory: '256MB',
  spill: join(unfinished, 'library-spill')
});
export const draftLimits = ({unfinished}: Home): Limits => ({
  memory: '128MB',
  spill: join(unfinished, 'draft-spill')
});

/** What the library may take while the papers of files are added. */
export const ingestLimits = ({unfinished}: Home): Limits => ({
  memory: '192MB',
  spill: join(unfinished, 'ingest-spill')
});
