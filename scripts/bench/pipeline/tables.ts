import {basename} from 'node:path';
import {defaultWorkers} from '../../../src/lib/engine/open-executor.ts';
import type {Run} from '../../eval/run.ts';
import {median} from '../../eval/score.ts';
import {markdownTable} from '../../eval/table.ts';
import {leastSeconds, type Limits} from './limits.ts';

/** A corpus and the number of themes that both are to find. */
export interface Task {
  readonly file: string;
  readonly k: number;
}

/** The runs of one corpus, ours, those without the map and of a single thread, and the peer's, in turn. */
export interface Measured extends Task {
  readonly ours: readonly Run[];
  readonly mapless: readonly Run[];
  readonly single: readonly Run[];
  readonly peer: readonly Run[];
}

const BYTES_PER_MB = 1e6;

/** What the time and memory of a corpus may be of the peer's. */
const TARGETS: Readonly<Record<string, {seconds: number; memory: number}>> = {
  'daily-papers-2026-04-01-to-05-28': {seconds: 1 / 3, memory: 1},
  'arxiv-2025-16-fields': {seconds: 1 / 4, memory: 1 / 1.5},
  'arxiv-2025-38k': {seconds: 1 / 6, memory: 1 / 3}
};

/** The name of a corpus: its file without folder and ending. */
export const nameOf = ({file}: Task): string => basename(file).replace(/\.jsonl(?:\.gz)?$/, '');

/** Median of the wall clock; null without runs. */
export const secondsOf = (runs: readonly Run[]): number | null =>
  runs.length > 0 ? median(runs.map(({seconds}) => seconds)) : null;
/** The most memory of any run, in MB; null without runs. */
export const peakOf = (runs: readonly Run[]): number | null =>
  runs.length > 0 ? Math.max(...runs.map(({peakBytes}) => peakBytes)) / BYTES_PER_MB : null;
export const fixed = (value: number | null | undefined, digits: number): string =>
  value?.toFixed(digits) ?? '–';
/** One figure as a share of another, where both are known. */
export const ratio = (ours: number | null, peer: number | null): string =>
  fixed(ours !== null && peer !== null ? ours / peer : null, 2);

const COMPARISON = ['corpus', 'k', 'seconds', 'without the map', 'peer', 'ratio', 'at most'];

/** Time and memory beside the peer, with their limits. */
export function comparisonTable(measured: readonly Measured[]): string {
  return markdownTable(
    [...COMPARISON, 'peak MB', 'peer', 'ratio', 'at most'],
    measured.map((each) => {
      const {ours, mapless, peer, k} = each;
      const target = TARGETS[nameOf(each)];
      return [
        nameOf(each),
        String(k),
        fixed(secondsOf(ours), 2),
        fixed(secondsOf(mapless), 2),
        fixed(secondsOf(peer), 2),
        ratio(secondsOf(mapless), secondsOf(peer)),
        fixed(target?.seconds, 2),
        fixed(peakOf(ours), 0),
        fixed(peakOf(peer), 0),
        ratio(peakOf(ours), peakOf(peer)),
        fixed(target?.memory, 2)
      ];
    })
  );
}

/** The names of all stages, in their order. */
export const stagesOf = (measured: readonly Measured[]): string[] => [
  ...new Set(measured.flatMap(({ours}) => Object.keys(ours[0]?.stages ?? {})))
];

/** The median of the seconds of a stage. */
export const stageSeconds = ({ours}: Measured, stage: string): number =>
  median(ours.map(({stages}) => stages[stage] ?? 0));

/** The seconds of each stage, medians. */
export const stageTable = (measured: readonly Measured[]): string =>
  markdownTable(
    ['stage, seconds', ...measured.map(nameOf)],
    stagesOf(measured).map((stage) => [
      stage,
      ...measured.map((each) => stageSeconds(each, stage).toFixed(2))
    ])
  );

/** What a second thread brings, where a single one was timed as well. */
export function threadsTable(measured: readonly Measured[]): string[] {
  if (measured.some(({single}) => single.length === 0)) return [];
  const rows = measured.map((each) => {
    const [one, all] = [secondsOf(each.single), secondsOf(each.ours)];
    return [nameOf(each), fixed(one, 2), fixed(all, 2), `${ratio(one, all)} ×`];
  });
  const heads = ['corpus', 'one thread, s', `${defaultWorkers()} workers, s`, 'faster'];
  return ['With `--workers 1`, every step in one thread:', markdownTable(heads, rows)];
}

/** What the stages of a corpus take beside the least that this machine could do them in. */
export function limitTable(measured: Measured, limits: Limits): string {
  const work = measured.ours[0]?.work ?? {};
  const rows = Object.entries(work).map(([stage, each]) => {
    const [took, least] = [
      stageSeconds(measured, stage),
      leastSeconds(each, limits, defaultWorkers())
    ];
    const megabytes = (each.bytes / BYTES_PER_MB).toFixed(1);
    const billions = (each.multiplyAdds / 1e9).toFixed(2);
    return [stage, megabytes, billions, least.toFixed(3), took.toFixed(2), ratio(took, least)];
  });
  const heads = ['stage', 'MB read', 'billion multiply-adds', 'least seconds', 'seconds', 'times'];
  return markdownTable(heads, rows);
}
