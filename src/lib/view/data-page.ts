import {formatCount, formatList, formatPapers} from './format.ts';

/** What became of the records, and how much of the lists there is. */
interface Counts {
  readonly files: number;
  readonly read: number;
  readonly accepted: number;
  readonly updated: number;
  readonly merged: number;
  readonly rejected: number;
}

const some = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** The ledger in one sentence; its sum is that of the records. */
export function describeLedger({files, read, ...of}: Counts): string {
  if (files === 0) return 'The library tells of no file.';
  return (
    `${some(read, 'record', 'records')} in ${some(files, 'file', 'files')}: ` +
    `${formatCount(of.accepted)} new, ${formatCount(of.updated)} that told more of a known paper, ` +
    `${formatCount(of.merged)} that told nothing new, ${formatCount(of.rejected)} that could not be read.`
  );
}

/** How many days of each state the stream has, in one sentence. */
export function describeDays(
  days: readonly {readonly state: string; readonly papers: number}[]
): string {
  if (days.length === 0) return 'No paper has a date.';
  const count = (state: string) => days.filter((day) => day.state === state).length;
  const parts = [
    `${formatCount(days.filter(({papers}) => papers > 0).length)} with papers`,
    ...(count('missing') > 0 ? [`${formatCount(count('missing'))} missing`] : []),
    ...(count('capped') > 0 ? [`${formatCount(count('capped'))} probably cut off`] : []),
    `${formatCount(count('quiet'))} on which none is expected (no such weekday regularly has papers)`
  ];
  const dated = days.reduce((sum, {papers}) => sum + papers, 0);
  return `${formatPapers(dated)} on ${some(days.length, 'day', 'days')}: ${formatList(parts)}.`;
}

/** What a day is told to be, in the words of the page; empty when nothing is to be said. */
export const STATE_IN_WORDS: Readonly<Record<string, string>> = {
  capped: 'probably cut off',
  missing: 'missing'
};

/** The settings of a run as a table: name and value; `settings` is the JSON that the run stored. */
export function settingRows(settings: string): {name: string; value: string}[] {
  const parsed: unknown = JSON.parse(settings);
  if (typeof parsed !== 'object' || parsed === null) return [];
  const flat = Object.entries(parsed).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, inner]): [string, unknown] => [`${name} ${part}`, inner])
      : [[name, value] as [string, unknown]]
  );
  return flat.map(([name, value]) => ({
    name: name === 'fitPapers' ? 'papers to fit to, at most' : name,
    value: value === null ? 'not set' : String(value)
  }));
}
