import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {openReadOnly} from './database.ts';
import {currentHome, type Home} from './home.ts';
import {analysisPath, readPointer, type Published} from './pointer.ts';

/** Nothing was analysed yet. */
export class NoAnalysisError extends Error {
  override readonly name = 'NoAnalysisError';

  constructor({root}: Home) {
    super(
      `There is no analysis in ${root}. Add papers with "npm run themestream -- ingest FILE…", ` +
        `then run "npm run themestream -- analyse".`
    );
  }
}

/** An open analysis and the number of requests that read it. */
interface Opened {
  readonly published: Published;
  readonly instance: Promise<DuckDBInstance>;
  readers: number;
  replaced: boolean;
}

let current: Opened | null = null;

function closeWhenUnused(opened: Opened): void {
  if (!opened.replaced || opened.readers > 0) return;
  void opened.instance.then(
    (instance) => {
      instance.closeSync();
    },
    () => undefined
  );
}

function replaceBy(published: Published, home: Home): Opened {
  const next = {
    published,
    instance: openReadOnly(analysisPath(home, published)),
    readers: 0,
    replaced: false
  };
  // A file that failed to open is tried again by the next request.
  next.instance.catch(() => (current = current === next ? null : current));
  const old = current;
  current = next;
  if (old) {
    old.replaced = true;
    closeWhenUnused(old);
  }
  return next;
}

/** The published analysis, opened anew when the pointer has moved. */
async function opened(home: Home): Promise<Opened> {
  const published = await readPointer(home);
  if (!published) throw new NoAnalysisError(home);
  const path = analysisPath(home, published);
  if (current && analysisPath(home, current.published) === path) return current;
  return replaceBy(published, home);
}

/**
 * Runs `use` on the published analysis; all that it reads is of one analysis, even when another is
 * published meanwhile.
 *
 * @throws NoAnalysisError when none is published
 */
export async function withAnalysis<T>(
  use: (connection: DuckDBConnection, published: Published) => Promise<T>,
  home: Home = currentHome()
): Promise<T> {
  const analysis = await opened(home);
  analysis.readers++;
  try {
    const connection = await (await analysis.instance).connect();
    try {
      return await use(connection, analysis.published);
    } finally {
      connection.closeSync();
    }
  } finally {
    analysis.readers--;
    closeWhenUnused(analysis);
  }
}
