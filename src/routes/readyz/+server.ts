import {read} from '$lib/server/read.ts';
import {json} from '@sveltejs/kit';

/** The published analysis opens and answers; 503 while there is none. */
export const GET = ({url}) =>
  read(url, ({run}) =>
    Promise.resolve(
      json(
        {ready: true, run_id: run.run_id, analysed_on: run.analysed_on},
        {headers: {'cache-control': 'no-store'}}
      )
    )
  );
