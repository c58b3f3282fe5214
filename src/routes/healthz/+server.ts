import {text} from '@sveltejs/kit';

/** The process is alive; no database is asked. */
export const GET = () =>
  text('ok\n', {
    headers: {'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8'}
  });
