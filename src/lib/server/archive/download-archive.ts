import {Readable} from 'node:stream';
import {error} from '@sveltejs/kit';
import {ARCHIVES, type ArchiveKind} from '../../view/archives.ts';
import {read} from '../read.ts';
import {BusyError, limitTurns} from '../turns.ts';
import {packAnalysis} from './archive.ts';

/** The part of a request event that the download of an archive needs. */
interface Asking {
  readonly url: URL;
  readonly request: Request;
  readonly params: {readonly archive: ArchiveKind};
}

/** Packing is much work: one at a time, so that pages stay quick. */
const inTurn = limitTurns({running: 1, waiting: 3});

const bodyOf = (stream: Readable): BodyInit => Readable.toWeb(stream) as unknown as BodyInit;

/** The whole analysis as a file. */
export function downloadArchive({
  url,
  request,
  params: {archive: kind}
}: Asking): Promise<Response> {
  return read(url, async ({connection, run, path, file}) => {
    const caching = {etag: `"${file}-${kind}"`, 'cache-control': 'no-cache'};
    if (request.headers.get('if-none-match') === caching.etag) {
      return new Response(null, {status: 304, headers: caching});
    }
    try {
      const {stream, size} = await inTurn(() => packAnalysis({connection, path}, kind));
      if (request.method === 'HEAD') stream.destroy();
      return new Response(request.method === 'HEAD' ? null : bodyOf(stream), {
        headers: {
          ...caching,
          'content-type': ARCHIVES[kind].type,
          'content-length': String(size),
          'content-disposition': `attachment; filename="themestream-analysis-${run.run_id}.${kind}"`
        }
      });
    } catch (problem) {
      if (!(problem instanceof BusyError)) throw problem;
      return error(503, {
        message: 'Others are downloading the analysis.',
        advice: 'Try again in a minute.'
      });
    }
  });
}
