import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** Where the state of one Themestream lives: a folder and the places in it. */
export interface Home {
  readonly root: string;
  /** The papers and the ledger, written by one process at a time. */
  readonly library: string;
  /** Vectors of texts that an embedding endpoint gave; may be removed, and is then fetched anew. */
  readonly embeddings: string;
  /** Immutable files, one for each published analysis. */
  readonly analyses: string;
  /** Names the analysis that is served. */
  readonly pointer: string;
  /** Files that are not finished; whatever is found here belongs to a writer that died. */
  readonly unfinished: string;
  /** Outputs of long tasks of an analysis that is not published yet; may be removed, and are then made anew. */
  readonly tasks: string;
  /** What the user has decided about themes, and the text of that file before its last change. */
  readonly curation: string;
  readonly previousCuration: string;
  readonly lock: string;
}

/** The places inside a folder; nothing is created. */
export function homeAt(folder: string): Home {
  const root = resolve(folder);
  return {
    root,
    library: join(root, 'papers.duckdb'),
    embeddings: join(root, 'embeddings.duckdb'),
    analyses: join(root, 'analyses'),
    pointer: join(root, 'CURRENT'),
    unfinished: join(root, 'unfinished'),
    tasks: join(root, 'tasks'),
    curation: join(root, 'curation.json'),
    previousCuration: join(root, '.curation.previous.json'),
    lock: join(root, 'writer.lock')
  };
}

/** The folder named by `THEMESTREAM_HOME`, `data/local` under the working directory by default. */
export const currentHome = (): Home => homeAt(process.env['THEMESTREAM_HOME'] ?? 'data/local');

/** Creates the folders of a home where they are missing. */
export function createHome(home: Home): void {
  for (const folder of [home.root, home.analyses, home.unfinished]) {
    mkdirSync(folder, {recursive: true});
  }
}
