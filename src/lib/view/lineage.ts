import type {Day} from '../model.ts';
import {formatDay, formatList, formatPapers, formatShare} from './format.ts';

/** One event in the life of a theme, as it is read from the table of lineage. */
export interface LineageRow {
  readonly step: number;
  readonly data_until: Day | null;
  readonly kind: string;
  readonly from_id: number | null;
  readonly from_name: string | null;
  readonly to_id: number | null;
  readonly to_name: string | null;
  readonly papers: number;
  readonly share_from: number | null;
  readonly share_to: number | null;
}

/** Flows named in a sentence; the rest is in the table. */
const MOST_NAMED = 3;

const analysisOf = ({data_until: until}: LineageRow): string =>
  until === null ? 'an earlier analysis' : `the analysis of papers up to ${formatDay(until)}`;

const named = (name: string | null, id: number | null): string =>
  `${name ?? ''} (theme ${id ?? 0})`;

/** The largest flows first: "8 papers from KV Cache (theme 7) and 5 papers from …". */
function listFlows(rows: readonly LineageRow[], side: 'from' | 'to'): string {
  const largest = rows.toSorted((a, b) => b.papers - a.papers).slice(0, MOST_NAMED);
  return formatList(
    largest.map(
      (row) =>
        `${formatPapers(row.papers)} ${side} ${named(row[`${side}_name`], row[`${side}_id`])}`
    )
  );
}

function describeArrival(row: LineageRow): string {
  if (row.kind === 'born') return `First found in ${analysisOf(row)}.`;
  return `Split off from ${named(row.from_name, row.from_id)} in ${analysisOf(row)}, with ${formatShare(
    row.share_from ?? 0
  )} of its papers.`;
}

function describeStay(stay: LineageRow, theme: number, rows: readonly LineageRow[]): string {
  const taken = rows.filter(({to_id, from_id}) => to_id === theme && from_id !== theme);
  const given = rows.filter(({to_id, from_id}) => from_id === theme && to_id !== theme);
  const changes = [
    ...(taken.length > 0 ? [`took ${listFlows(taken, 'from')}`] : []),
    ...(given.length > 0 ? [`gave ${listFlows(given, 'to')}`] : [])
  ];
  const kept =
    stay.share_from === null
      ? 'continues by its terms, without a common paper'
      : `continues with ${formatShare(stay.share_from)} of its papers`;
  return `Since the analysis before it ${formatList([kept, ...changes])}.`;
}

/**
 * Where a theme came from, in one or two sentences; `rows` are the events that name it, oldest first.
 * Empty when nothing is known.
 */
export function describeLineage(rows: readonly LineageRow[], theme: number): string {
  const arrival = rows.find(({kind, to_id}) => to_id === theme && /^(?:born|split)$/.test(kind));
  const stay = rows.findLast(({kind, to_id}) => to_id === theme && kind === 'continued');
  const told = [
    ...(arrival ? [describeArrival(arrival)] : []),
    ...(stay
      ? [
          describeStay(
            stay,
            theme,
            rows.filter(({step}) => step === stay.step)
          )
        ]
      : [])
  ];
  return told.join(' ');
}

/** What became of a theme that is no more: "KV Cache ended in …; 5 papers went to …"; null when it never was. */
export function describeEnd(rows: readonly LineageRow[], theme: number): string | null {
  const left = rows.filter(({from_id}) => from_id === theme);
  const end = left.findLast(({kind}) => kind === 'retired' || kind === 'merged');
  if (!end) return null;
  const heirs = left.filter(({step, to_id}) => step === end.step && to_id !== null);
  const gone = heirs.length > 0 ? `; it gave ${listFlows(heirs, 'to')}` : '';
  return `${named(end.from_name, theme)} ended in ${analysisOf(end)}${gone}.`;
}

/** The events without those of some themes. */
export const withoutThemes = <Row extends Pick<LineageRow, 'from_id' | 'to_id'>>(
  rows: readonly Row[],
  left: ReadonlySet<number>
): readonly Row[] =>
  left.size === 0
    ? rows
    : rows.filter(({from_id, to_id}) => !left.has(from_id ?? 0) && !left.has(to_id ?? 0));
