import type {Dataset} from './columns.ts';
import {readFilters} from './filters.ts';

/** More themes than this are counted instead of named. */
const MOST_NAMED = 8;
/** What other parts of an address decide about the rows, in the order of the name. */
const OTHERS = [
  'a',
  'a_to',
  'b',
  'b_to',
  'order',
  'q',
  'organisation',
  'votes',
  'within',
  'name',
  'change',
  'confidence',
  'only',
  'least',
  'measure',
  'chart'
] as const;
const LONGEST_PART = 40;
/** File systems take 255 bytes; the run must find room behind. */
const LONGEST = 180;

/** Letters, digits and single hyphens: what every file system takes. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\W+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_PART)
    .toLowerCase();

function themesPart(themes: readonly number[]): string {
  if (themes.length === 0) return '';
  if (themes.length > MOST_NAMED) return `${themes.length}-themes`;
  return `theme-${themes.join('-')}`;
}

/** The unit of time that each row has, unless the name of the table tells it. */
const unitPart = (dataset: string, unit: string) => (dataset.startsWith(unit) ? '' : `by-${unit}`);

/**
 * Name of a downloaded file, which tells what is in it:
 * `themestream-weeks-from-2026-04-06-theme-1-2-0123456789ab.csv`.
 */
export function fileName(
  {dataset, extension, runId}: {dataset: Dataset; extension: string; runId: string},
  parameters: URLSearchParams
): string {
  const {filters} = readFilters(parameters);
  const {from, to, themes, areas, unit} = filters;
  const others = OTHERS.flatMap((name) => {
    const value = plain(parameters.get(name) ?? '');
    return value ? [`${name}-${value}`] : [];
  });
  const parts = [
    'themestream',
    dataset,
    unitPart(dataset, unit),
    from ? `from-${from}` : '',
    to ? `to-${to}` : '',
    themesPart(themes),
    areas.length > 0 ? `area-${areas.join('-')}` : '',
    ...others
  ];
  const told = parts.filter((part) => part !== '').join('-');
  return `${told.slice(0, LONGEST).replace(/-$/, '')}-${runId}.${extension}`;
}
