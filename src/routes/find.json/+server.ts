import {findPapers} from '$lib/server/queries/find-papers.ts';
import {themeNames} from '$lib/server/queries/theme-names.ts';
import {runQuery} from '$lib/server/query.ts';
import {read} from '$lib/server/read.ts';
import {wordsOf} from '$lib/view/find.ts';
import {paperPath} from '$lib/view/link.ts';
import {json} from '@sveltejs/kit';

/** Papers that one answer holds. */
const MOST = 8;
/** A shorter query would match nearly everything. */
const SHORTEST = 2;

/** Themes by name, and the papers whose title holds all words of `q`: what the dialog "Find" asks. */
export const GET = ({url}) =>
  read(url, async ({connection, parameters}) => {
    const words = wordsOf((parameters.get('q') ?? '').slice(0, 200)).join(' ');
    const papers =
      words.length < SHORTEST ? [] : await runQuery(connection, findPapers, {words, limit: MOST});
    return json({
      themes: words === '' ? await runQuery(connection, themeNames, {}) : [],
      papers: papers.map(({paper_id, title}) => ({paper_id, title, href: paperPath(paper_id)}))
    });
  });
