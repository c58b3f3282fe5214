import type {Measurement} from './measure.ts';
import type {Score} from './score.ts';
import {markdownTable} from './table.ts';
import {verdicts} from './targets.ts';

const NONE = '–';
const BYTES_PER_MB = 1e6;

const fixed = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined ? NONE : value.toFixed(digits);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The number of themes, which differs between seeds when it is chosen. */
function themesOf({asked, themes}: Measurement): string {
  const [least, most] = [Math.min(...themes), Math.max(...themes)];
  if (asked !== null) return String(asked);
  return least === most ? `${least} (chosen)` : `${least}–${most} (chosen)`;
}

const pair = ({ours, peer}: Measurement, cell: (score: Score) => string): string[] => [
  cell(ours),
  peer ? cell(peer) : NONE
];

function truthTable(measurements: readonly Measurement[]): string {
  return markdownTable(
    ['corpus', 'papers', 'labelled', 'k', 'AMI', 'peer', 'ARI', 'peer', 'V-measure', 'peer'],
    measurements.map((each) => [
      each.corpus,
      String(each.papers),
      String(each.labelled),
      themesOf(each),
      ...pair(each, ({ami}) => fixed(ami)),
      ...pair(each, ({ari}) => fixed(ari)),
      ...pair(each, ({vMeasure}) => fixed(vMeasure))
    ])
  );
}

function costTable(measurements: readonly Measurement[]): string {
  return markdownTable(
    ['corpus', 'k', 'seconds', 'peer', 'CPU seconds', 'peer', 'peak MB', 'peer'],
    measurements.map((each) => [
      each.corpus,
      themesOf(each),
      ...pair(each, ({seconds}) => fixed(seconds, 1)),
      ...pair(each, ({cpuSeconds}) => fixed(cpuSeconds, 1)),
      ...pair(each, ({peakBytes}) => fixed(peakBytes / BYTES_PER_MB, 0))
    ])
  );
}

function trustTable(measurements: readonly Measurement[]): string {
  const head = ['seed stability', 'peer', 'resampling stability', 'coherence', 'diversity'];
  return markdownTable(
    ['corpus', 'k', ...head, 'unassigned'],
    measurements.map((each) => [
      each.corpus,
      themesOf(each),
      ...pair(each, ({seedStability}) => fixed(seedStability)),
      fixed(each.resamplingStability),
      fixed(each.coherence),
      fixed(each.diversity),
      percent(each.unassigned)
    ])
  );
}

function targetTable(measurements: readonly Measurement[]): string {
  const rows = measurements.flatMap((each) =>
    verdicts(each).map(({claim, bound, reached, verdict}) => [
      each.corpus,
      themesOf(each),
      claim,
      bound.join(' '),
      fixed(reached),
      verdict
    ])
  );
  if (rows.length === 0) return 'None is set for these corpora.';
  return markdownTable(['corpus', 'k', 'measure', 'target', 'reached', 'verdict'], rows);
}

/** The tables of a measurement, in Markdown. */
export function tables(measurements: readonly Measurement[]): string {
  return [
    '### Agreement with the truth',
    truthTable(measurements),
    '### Trust',
    trustTable(measurements),
    '### Cost',
    costTable(measurements),
    '### Targets',
    targetTable(measurements)
  ].join('\n\n');
}
