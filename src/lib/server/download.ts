import {error} from '@sveltejs/kit';
import {type Dataset, EXPORT_COLUMNS, type ExportRow} from '../view/columns.ts';
import {fileName} from '../view/file-name.ts';
import {formatList} from '../view/format.ts';
import {EXPORT_FORMATS, type ExportFormat} from '../view/formats.ts';
import {writeManifest} from '../view/manifest.ts';
import {notesOnSelection} from '../view/selection-notes.ts';
import {CannotFollowError, readExport} from './exports.ts';
import {type Asked, read} from './read.ts';
import {sha256} from './sha256.ts';
import {readPeriods} from './trends.ts';

/** The part of a request event that a download needs. */
interface Asking {
  readonly url: URL;
  readonly request: Request;
  readonly params: {readonly dataset: string; readonly format: ExportFormat};
}

const isDataset = (name: string): name is Dataset => Object.hasOwn(EXPORT_COLUMNS, name);

function datasetOf({params: {dataset}}: Asking): Dataset {
  if (isDataset(dataset)) return dataset;
  const tables = formatList(Object.keys(EXPORT_COLUMNS));
  return error(404, {message: 'There is no such table.', advice: `There are ${tables}.`});
}

const refuse = (problems: readonly string[]) =>
  new Response(`No file: it would not hold what the address asks for.\n${problems.join('\n')}\n`, {
    status: 400,
    headers: {'content-type': 'text/plain; charset=utf-8'}
  });

async function readRows(
  {connection, filters, chosen, parameters}: Asked,
  dataset: Dataset
): Promise<readonly ExportRow[] | Response> {
  try {
    return await readExport(connection, dataset, {
      filters: {...filters, themes: chosen},
      parameters
    });
  } catch (problem) {
    if (problem instanceof CannotFollowError) return refuse(problem.problems);
    throw problem;
  }
}

interface Written {
  readonly text: string;
  readonly headers: HeadersInit;
}

/** Answers with what `write` makes of the rows that the URL asks for, or with 400 and why not. */
const answer = (
  {url, request}: Asking,
  dataset: Dataset,
  write: (asked: Asked, rows: readonly ExportRow[]) => Written | Promise<Written>
): Promise<Response> =>
  read(url, async (asked) => {
    const {run, faults} = asked;
    // A page says what it could not follow; a file has no place to, and must not pretend.
    if (faults.length > 0) return refuse(faults);
    // An analysis never changes, so its run id and the address tell all that the bytes depend on.
    const etag = `W/"${run.run_id}-${run.pipeline_version}"`;
    const caching = {etag, 'cache-control': 'no-cache'};
    if (request.headers.get('if-none-match') === etag) {
      return new Response(null, {status: 304, headers: caching});
    }
    const rows = await readRows(asked, dataset);
    if (rows instanceof Response) return rows;
    const {text, headers} = await write(asked, rows);
    return new Response(text, {headers: {...caching, ...headers}});
  });

/** An exported table as a file: what the URL asks for, by the same queries as the page that links to it. */
export function download(asking: Asking): Promise<Response> {
  const {format} = asking.params;
  const dataset = datasetOf(asking);
  const {type, write} = EXPORT_FORMATS[format];
  return answer(asking, dataset, ({run, parameters}, rows) => {
    const name = fileName({dataset, extension: format, runId: run.run_id}, parameters);
    return {
      text: write(dataset, rows),
      headers: {'content-type': type, 'content-disposition': `attachment; filename="${name}"`}
    };
  });
}

/** The sidecar of that file: run, filters, columns, and the hash of its bytes. */
export function downloadManifest(asking: Asking): Promise<Response> {
  const {format} = asking.params;
  const dataset = datasetOf(asking);
  return answer(asking, dataset, async ({run, filters, parameters, notes, connection}, rows) => {
    const periods = await readPeriods(connection, filters);
    const content = new TextEncoder().encode(EXPORT_FORMATS[format].write(dataset, rows));
    const file = fileName({dataset, extension: format, runId: run.run_id}, parameters);
    const text = writeManifest({
      ...{dataset, filters, run, file},
      address: `/${dataset}.${format}${asking.url.search}`,
      notes: [...notes, ...notesOnSelection(filters, periods)],
      rows: rows.length,
      bytes: content.byteLength,
      sha256: sha256(content)
    });
    return {
      text,
      headers: {
        'content-type': EXPORT_FORMATS.json.type,
        'content-disposition': `attachment; filename="${file}.manifest.json"`
      }
    };
  });
}
