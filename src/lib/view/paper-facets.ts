import {sum} from '../stats/sum.ts';
import type {Filters} from './filters.ts';
import {formatCount} from './format.ts';
import type {PaperOrder} from './paging.ts';
import {NO_THEME, toggle, writePapersView, type PapersView} from './papers-filter.ts';

/** A value of a facet, as a link that chooses it or, when it is chosen, takes it back. */
export interface FacetValue {
  readonly text: string;
  readonly papers: number;
  readonly href: string;
  readonly chosen: boolean;
}

/** What the database counts for the facets. */
export interface FacetCounts {
  readonly areas: readonly {
    readonly area_id: number;
    readonly area: string;
    readonly papers: number;
  }[];
  readonly themes: readonly {
    readonly theme_id: number | null;
    readonly theme: string | null;
    readonly papers: number;
  }[];
  readonly organisations: readonly {
    readonly organisation: string;
    readonly papers: number;
    readonly chosen: boolean;
  }[];
  readonly votes: readonly {readonly votes: number; readonly papers: number}[];
}

/** Papers of one theme, or of none, as the database counts them; hidden themes too. */
export interface ThemeSize {
  readonly theme_id: number | null;
  readonly theme: string | null;
  readonly area_id: number | null;
  readonly area: string | null;
  readonly hidden: boolean;
  readonly papers: number;
}

/** Papers of the themes that a query is given: none of them means all, `NO_THEME` those without one. */
export const papersOf = (sizes: readonly ThemeSize[], themes: readonly number[]): number =>
  sum(
    sizes
      .filter(({theme_id}) => themes.length === 0 || themes.includes(theme_id ?? NO_THEME))
      .map(({papers}) => papers)
  );

/** Papers of each area, of hidden themes too, by its id. */
export function areaSizes(sizes: readonly ThemeSize[]): FacetCounts['areas'] {
  const areas = new Map<number, {area_id: number; area: string; papers: number}>();
  for (const {area_id, area, papers} of sizes) {
    if (area_id === null) continue;
    const known = areas.get(area_id)?.papers ?? 0;
    areas.set(area_id, {area_id, area: area ?? '', papers: known + papers});
  }
  return [...areas.values()].sort((a, b) => a.area_id - b.area_id);
}

/** Papers with at least so many votes, for each step, from those with exactly so many. */
export const voteSteps = (counts: FacetCounts['votes'], steps: readonly number[]) =>
  steps.map((least) => ({
    votes: least,
    papers: sum(counts.filter(({votes}) => votes >= least).map(({papers}) => papers))
  }));

const PATH = '/papers';

/** The facets of a list of papers; values without a paper are left out unless they are chosen. */
export function paperFacets(view: PapersView, counts: FacetCounts) {
  const {filters, unassigned} = view;
  const href = (change: Partial<Filters>, rest: Partial<PapersView> = {}) =>
    PATH + writePapersView({...view, ...rest, filters: {...filters, ...change}});
  const areas = counts.areas.map(({area_id, area, papers}): FacetValue => ({
    text: area,
    papers,
    href: href({areas: toggle(filters.areas, area_id)}),
    chosen: filters.areas.includes(area_id)
  }));
  const themes = counts.themes.map(({theme_id, theme, papers}): FacetValue =>
    theme_id === null
      ? {text: 'No theme', papers, href: href({}, {unassigned: !unassigned}), chosen: unassigned}
      : {
          text: theme ?? '',
          papers,
          href: href({themes: toggle(filters.themes, theme_id)}),
          chosen: filters.themes.includes(theme_id)
        }
  );
  const organisations = counts.organisations.map(({organisation, papers, chosen}): FacetValue => ({
    text: organisation,
    papers,
    href: href({organisations: toggle(filters.organisations, organisation)}),
    chosen
  }));
  const votes = counts.votes
    .filter((step) => step.papers > 0 || step.votes === filters.votes)
    .map(({votes: least, papers}): FacetValue => {
      const chosen = filters.votes === least;
      return {
        text: `${formatCount(least)} or more`,
        papers,
        href: href({votes: chosen ? null : least}),
        chosen
      };
    });
  return {areas, themes, organisations, votes};
}

const ORDER_NAMES: readonly (readonly [PaperOrder, string])[] = [
  ['relevance', 'Most relevant'],
  ['newest', 'Newest'],
  ['votes', 'Most votes'],
  ['closest', 'Most typical']
];

/** The orders that a list can have, as links; relevance is there when something is searched for. */
export const paperOrders = (view: PapersView) =>
  ORDER_NAMES.filter(([order]) => order !== 'relevance' || view.filters.query !== '').map(
    ([order, text]) => ({
      text,
      href: PATH + writePapersView({...view, order}),
      current: view.order === order
    })
  );
