import {join} from 'node:path';
import type {Limits} from './database.ts';
import type {Home} from './home.ts';

/** Memory of the library while its papers are sorted, and while they are read in that order. */
export const LIBRARY_MEMORY = {sorting: '256MB', reading: '64MB'};

/**
 * What the databases may take of an analysis of however many papers: the library that is read and sorted, and the draft
 * that papers are placed in. Each spills into a folder of its own, as both name their files alike.
 */
export const libraryLimits = ({unfinished}: Home): Limits => ({
  memory: LIBRARY_MEMORY.sorting,
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
