import {fail, redirect, type Actions} from '@sveltejs/kit';
import {curationAccess, isFromHere} from '$lib/server/curation/curation-access.ts';
import {followForm, readCuratePage} from '$lib/server/curation/curate-page.ts';
import {currentHome} from '$lib/server/home.ts';
import {read} from '$lib/server/read.ts';
import {keptFields} from '$lib/view/curated-theme.ts';

export const load = ({url}) =>
  read(url, async ({connection, run, filters}) => {
    const page = await readCuratePage(connection, currentHome());
    const asked = url.searchParams.get('theme');
    const theme = page.themes.find(({theme_id}) => String(theme_id) === asked) ?? null;
    const missing = asked !== null && !theme;
    return {
      ...page,
      run,
      filters,
      title: 'Curate',
      access: curationAccess(process.env),
      theme,
      into: url.searchParams.get('into') ?? '',
      problems: missing ? [`There is no theme ${asked} now; choose one of the list.`] : []
    };
  });

const FOREIGN = 'Not done: the request did not come from a page of this dashboard.';

export const actions = {
  default: async ({request, url}) => {
    const access = curationAccess(process.env);
    if (!access.open) return fail(403, {message: `Not done: ${access.why}`, kept: {}});
    const origin = request.headers.get('origin');
    if (!isFromHere({origin, url}, process.env)) return fail(403, {message: FOREIGN, kept: {}});
    const fields = await request.formData();
    const outcome = await followForm(currentHome(), fields, () => new Date());
    if ('message' in outcome) {
      return fail(outcome.status, {message: outcome.message, kept: keptFields(fields)});
    }
    redirect(303, outcome.theme === null ? '/curate' : `/curate?theme=${outcome.theme}`);
  }
} satisfies Actions;
