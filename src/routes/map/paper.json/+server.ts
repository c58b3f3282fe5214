import {papersByRow} from '$lib/server/queries/map-points.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {paperPath} from '$lib/view/link.ts';
import {error, json} from '@sveltejs/kit';

/** The paper that `row` names: what the map tells of the point under the pointer. */
export const GET = ({url}) =>
  read(url, async ({connection, parameters}) => {
    const row = parameters.get('row') ?? '';
    const rows = /^\d{1,9}$/.test(row) ? [Number(row)] : [];
    const [paper] = await runQuery(connection, papersByRow, {rows, limit: 1});
    if (!paper) return error(404, {message: 'There is no such paper.'});
    const {title, theme, listed_on, published_on, paper_id} = paper;
    return json({title, theme, day: listed_on ?? published_on, href: paperPath(paper_id)});
  });
