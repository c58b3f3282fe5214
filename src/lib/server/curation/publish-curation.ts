import {copyFile} from 'node:fs/promises';
import type {Curation} from '../../model.ts';
import type {Recurated} from '../../pipeline/curation/recurate.ts';
import {writeDatabase} from '../database.ts';
import type {Home} from '../home.ts';
import {analysisPath, type Published} from '../pointer.ts';
import {publishFile} from '../publish.ts';
import {recurateFile} from './recurate-file.ts';

/** Publishes the analysis once more, as it is under other decisions; the caller is the only writer. */
export function publishCuration(
  home: Home,
  before: Published,
  {curation, now}: {curation: Curation; now: () => Date}
): Promise<{readonly published: Published; readonly written: Recurated}> {
  const createdAt = now();
  return publishFile(home, async (draft) => {
    await copyFile(analysisPath(home, before), draft);
    const recurated = await writeDatabase(draft, (connection) =>
      recurateFile(connection, curation, createdAt)
    );
    return {...recurated, createdAt};
  });
}
