import {readMapPoints} from '$lib/server/map.ts';
import {read} from '$lib/server/read.ts';
import {json} from '@sveltejs/kit';

/** The papers on the map with the filters of the address: what the page draws them from. */
export const GET = ({url}) =>
  read(url, async ({connection}) =>
    json(await readMapPoints(connection), {headers: {'cache-control': 'no-cache'}})
  );
