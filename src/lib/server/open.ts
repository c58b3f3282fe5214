import type {DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {openReadOnly} from './database.ts';
import {assertVersion} from './file-version.ts';
import {currentHome, type Home} from './home.ts';
import {analysisPath, readPointer, type Published} from './pointer.ts';
import {freeStatements, keepStatements} from './query.ts';
import {hasSelection, prepareSelection} from './selection.ts';

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

async function openAnalysis(path: string): Promise<DuckDBInstance> {
  const instance = await openReadOnly(path);
  const connection = await instance.connect();
  try {
    await assertVersion(connection, path);
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  } finally {
    connection.closeSync();
  }
}

/** An open analysis and the number of requests that read it. */
interface Opened {
  readonly published: Published;
  readonly path: string;
  readonly instance: Promise<DuckDBInstance>;
  /** Connections that the next requests take, with the statements that they have prepared. */
  readonly idle: DuckDBConnection[];
  readers: number;
  replaced: boolean;
}

let current: Opened | null = null;

function closeWhenUnused(opened: Opened): void {
  if (!opened.replaced || opened.readers > 0) return;
  void opened.instance.then(
    (instance) => {
      opened.idle.splice(0).forEach(close);
      instance.closeSync();
    },
    () => undefined
  );
}

function replaceBy(published: Published, home: Home): Opened {
  const path = analysisPath(home, published);
  const next = {
    published,
    path,
    instance: openAnalysis(path),
    idle: [],
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

/** Takes the published analysis to read, opened anew when the pointer has moved. */
async function take(home: Home): Promise<Opened> {
  const published = await readPointer(home);
  if (!published) throw new NoAnalysisError(home);
  // No await from here on: else another request could close what this one is about to read.
  const isCurrent = current?.path === analysisPath(home, published);
  const opened = current && isCurrent ? current : replaceBy(published, home);
  opened.readers++;
  return opened;
}

function close(connection: DuckDBConnection): void {
  freeStatements(connection);
  connection.closeSync();
}

async function connect({idle, instance}: Opened): Promise<DuckDBConnection> {
  const known = idle.pop();
  if (known) return known;
  const connection = await (await instance).connect();
  await prepareSelection(connection);
  keepStatements(connection);
  return connection;
}

/**
 * Runs `use` on the published analysis; all that it reads is of one analysis, even when another is
 * published meanwhile.
 *
 * @throws NoAnalysisError when none is published
 * @throws OtherVersionError when an older or newer Themestream made it
 */
export async function withAnalysis<T>(
  use: (connection: DuckDBConnection, published: Published & {readonly path: string}) => Promise<T>,
  home: Home = currentHome()
): Promise<T> {
  const analysis = await take(home);
  try {
    const connection = await connect(analysis);
    let isWhole = false;
    try {
      const result = await use(connection, {...analysis.published, path: analysis.path});
      isWhole = !hasSelection(connection);
      return result;
    } finally {
      if (isWhole) analysis.idle.push(connection);
      else close(connection);
    }
  } finally {
    analysis.readers--;
    closeWhenUnused(analysis);
  }
}
