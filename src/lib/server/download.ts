import type {Dataset} from '../view/columns.ts';
import {exportCsv} from '../view/csv.ts';
import {readExport} from './exports.ts';
import {read} from './read.ts';

/** The part of a request event that a download needs. */
interface Asking {
  readonly url: URL;
  readonly request: Request;
}

/** An exported table as a file: what the URL asks for, by the same queries as the page that links to it. */
export const csvDownload =
  (dataset: Dataset) =>
  ({url, request}: Asking): Promise<Response> =>
    read(url, async ({connection, run, filters, parameters, faults}) => {
      // A page says what it could not follow; a file has no place to, and must not pretend.
      if (faults.length > 0) return new Response(`${faults.join('\n')}\n`, {status: 400});
      // An analysis never changes, so its run id and the address tell all that the bytes depend on.
      const etag = `"${run.run_id}-${run.pipeline_version}"`;
      const headers = {etag, 'cache-control': 'no-cache'};
      if (request.headers.get('if-none-match') === etag) {
        return new Response(null, {status: 304, headers});
      }
      const rows = await readExport(connection, dataset, {filters, parameters});
      return new Response(exportCsv(dataset, rows), {
        headers: {
          ...headers,
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="themestream-${dataset}-${run.run_id}.csv"`
        }
      });
    });
