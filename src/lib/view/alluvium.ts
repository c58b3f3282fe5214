import type {Day} from '../model.ts';
import {formatCount, formatList} from './format.ts';
import type {LineageRow} from './lineage.ts';
import type {Shade} from './palette.ts';

/** One analysis of the chain. */
export interface AnalysisStep {
  readonly step: number;
  readonly kind: string;
  readonly data_until: Day | null;
  readonly papers: number;
  readonly themes: number;
}

/** A theme of the newest analysis: its size, and what fixes its colour. */
export interface NewestTheme extends Shade {
  readonly theme_id: number;
  readonly theme: string;
  readonly papers: number;
}

/** A theme in one analysis. */
export interface AlluviumNode {
  /** `step:theme`. */
  readonly key: string;
  readonly step: number;
  /** Place of the analysis among those shown, from 0. */
  readonly column: number;
  readonly themeId: number;
  readonly theme: string;
  /** Papers that it holds, as far as the flows and events tell. */
  readonly papers: number;
  /** Null for a theme that the newest analysis has no more. */
  readonly shade: Shade | null;
}

/** Papers that two themes of two analyses in a row both hold. */
export interface AlluviumLink {
  readonly source: string;
  readonly target: string;
  readonly papers: number;
}

/** Themes across analyses, ready to be laid out. */
export interface Alluvium {
  readonly steps: readonly AnalysisStep[];
  readonly nodes: readonly AlluviumNode[];
  readonly links: readonly AlluviumLink[];
}

const keyOf = (step: number, themeId: number) => `${step}:${themeId}`;

interface Draft {
  readonly step: number;
  readonly themeId: number;
  readonly theme: string;
  come: number;
  go: number;
  /** All its papers, where an event tells them. */
  all: number;
}

/** Collects the themes of each analysis and what the events tell of their size. */
function draftNodes(rows: readonly LineageRow[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const at = (step: number, id: number | null, name: string | null): Draft | null => {
    if (id === null) return null;
    const key = keyOf(step, id);
    const draft = drafts.get(key) ?? {step, themeId: id, theme: name ?? '', come: 0, go: 0, all: 0};
    drafts.set(key, draft);
    return draft;
  };
  for (const row of rows) {
    const from = at(row.step - 1, row.from_id, row.from_name);
    const to = at(row.step, row.to_id, row.to_name);
    if (from && to) {
      from.go += row.papers;
      to.come += row.papers;
    } else if (from) from.all = row.papers;
    else if (to) to.all = row.papers;
  }
  return drafts;
}

const linksOf = (rows: readonly LineageRow[]): AlluviumLink[] =>
  rows.flatMap(({step, from_id, to_id, papers}) =>
    from_id === null || to_id === null || papers === 0
      ? []
      : [{source: keyOf(step - 1, from_id), target: keyOf(step, to_id), papers}]
  );

/**
 * Themes across the last analyses, at most so many. The size of a theme in an analysis is the larger of the papers that
 * came from the analysis before and those that went on to the next; in the newest it is known.
 */
export function alluvium(
  {
    steps,
    rows,
    newest
  }: {
    steps: readonly AnalysisStep[];
    rows: readonly LineageRow[];
    newest: readonly NewestTheme[];
  },
  most: number
): Alluvium {
  const shown = steps.slice(-most);
  const column = new Map(shown.map(({step}, index) => [step, index]));
  const within = (step: number) => column.has(step);
  const flows = rows.filter(({step}) => within(step));
  const last = steps.at(-1)?.step;
  const known = new Map(newest.map((theme) => [theme.theme_id, theme]));
  const nodes = [...draftNodes(rows)]
    .filter(([, {step}]) => within(step))
    .map(([key, {step, themeId, theme, come, go, all}]): AlluviumNode => {
      const now = known.get(themeId);
      const papers = Math.max(come, go, all, step === last ? (now?.papers ?? 0) : 0);
      const place = column.get(step) ?? 0;
      return {key, step, column: place, themeId, theme, papers, shade: now ?? null};
    });
  const keys = new Set(nodes.map(({key}) => key));
  const links = linksOf(flows).filter(({source, target}) => keys.has(source) && keys.has(target));
  return {steps: shown, nodes, links};
}

/** How many events of each kind an analysis brought, in the order in which they are told. */
export function countEvents(rows: readonly LineageRow[], step: number) {
  const count = (kind: string) =>
    rows.filter((row) => row.step === step && row.kind === kind).length;
  return {
    continued: count('continued'),
    born: count('born'),
    split: count('split'),
    merged: count('merged'),
    retired: count('retired')
  };
}

/** What an analysis did, in a word: `fit` found the themes anew. */
export const KIND_IN_WORDS: Readonly<Record<string, string>> = {
  fit: 'themes found anew',
  refresh: 'new papers added',
  curation: 'curated'
};

/** The same over a column, where there is little room. */
const SHORT_KIND: Readonly<Record<string, string>> = {
  fit: 'found anew',
  refresh: 'refreshed',
  curation: 'curated'
};

/** Number and doing of an analysis, as the head of a column has them: "2 · refreshed". */
export const nameStep = ({step, kind}: Pick<AnalysisStep, 'step' | 'kind'>): string =>
  `${step} · ${SHORT_KIND[kind] ?? kind}`;

/** What an analysis brought, in the order of `countEvents`: "3 continued and 1 merged". */
export function describeEvents(counts: ReturnType<typeof countEvents>): string {
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return told.length === 0
    ? 'no theme is known to have gone on, begun or ended'
    : formatList(told.map(([kind, count]) => `${formatCount(count)} ${kind}`));
}

/** Says into which analyses no flow is drawn; null when each but the first has one. */
export function describeGaps({steps, nodes, links}: Alluvium): string | null {
  const columnOf = new Map(nodes.map(({key, column}) => [key, column]));
  const reached = new Set(links.map(({target}) => columnOf.get(target)));
  const bare = steps.filter((_, column) => column > 0 && !reached.has(column));
  if (bare.length === 0) return null;
  const named = formatList(bare.map(({step}) => `${step}`));
  return `No flows are drawn into ${bare.length === 1 ? 'analysis' : 'analyses'} ${named}: no paper is known to lie in a theme there and in one of the analysis before.`;
}

/** What changed a theme from one analysis to the next, as a table tells it: everything but going on as it was. */
export const changesOf = (rows: readonly LineageRow[]): LineageRow[] =>
  rows.filter(({kind}) => kind !== 'continued').toSorted((a, b) => b.step - a.step);
