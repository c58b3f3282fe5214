// How time and memory grow with the papers, and what that would come to for corpora that nobody has measured.
import {createReadStream} from 'node:fs';
import {createInterface} from 'node:readline';
import {markdownTable} from '../../eval/table.ts';
import {fixed, peakOf, ratio, secondsOf, stageSeconds, stagesOf, type Measured} from './tables.ts';

/** A corpus that was measured, and how many papers it holds. */
export interface Sized extends Measured {
  readonly papers: number;
}

/** The records of a file of JSON lines, read line by line. */
export async function countPapers(file: string): Promise<number> {
  let papers = 0;
  for await (const line of createInterface({input: createReadStream(file)})) {
    if (line.trim() !== '') papers++;
  }
  return papers;
}

/** Sizes that are worked out: the most that a large library holds, and all works of OpenAlex. */
const WORKED_OUT = [1e6, 250e6];
const SECONDS_PER_HOUR = 3600;
const MB_PER_GB = 1000;

const count = (papers: number): string => papers.toLocaleString('en');

/** How time and memory grow from one corpus to the next, larger one. */
export const growthTable = (measured: readonly Sized[]): string =>
  markdownTable(
    ['papers', 'themes', 'seconds', 'times as long', 'peak MB', 'times as much'],
    measured.map(({papers, k, ours}, place) => {
      const before = measured[place - 1]?.ours ?? [];
      const [seconds, peak] = [secondsOf(ours), peakOf(ours)];
      const longer = ratio(seconds, secondsOf(before));
      const more = ratio(peak, peakOf(before));
      return [count(papers), String(k), fixed(seconds, 1), longer, fixed(peak, 0), more];
    })
  );

/** A quantity at two sizes. */
interface Course {
  readonly from: {readonly papers: number; readonly value: number};
  readonly to: {readonly papers: number; readonly value: number};
}

/** The power of the number of papers by which a quantity grows from one size to the next. */
function powerOf({from, to}: Course): number {
  const grown = Math.log(Math.max(to.value, 1e-3) / Math.max(from.value, 1e-3));
  return grown / Math.log(to.papers / from.papers);
}

const workOut = (course: Course, papers: number): number =>
  course.to.value * (papers / course.to.papers) ** powerOf(course);

const inHours = (seconds: number): string => `${(seconds / SECONDS_PER_HOUR).toFixed(2)} h`;
const inGigabytes = (megabytes: number): string => `${(megabytes / MB_PER_GB).toFixed(1)} GB`;

/** Sizes larger than all that were measured. */
const unmeasured = (largest: number): number[] => WORKED_OUT.filter((papers) => papers > largest);

/** What each stage takes at the two largest sizes, and what the same growth comes to at sizes that were not measured. */
export function costTable(measured: readonly Sized[]): string {
  const [smaller, larger] = measured.slice(-2);
  if (!smaller || !larger) throw new RangeError('one corpus was measured, expected two or more');
  const wanted = unmeasured(larger.papers);
  const row = (name: string, value: (each: Sized) => number, show: (value: number) => string) => {
    const course = {
      from: {papers: smaller.papers, value: value(smaller)},
      to: {papers: larger.papers, value: value(larger)}
    };
    const measuredValues = [course.from.value, course.to.value].map((each) => each.toFixed(2));
    const worked = wanted.map((papers) => show(workOut(course, papers)));
    return [name, ...measuredValues, powerOf(course).toFixed(2), ...worked];
  };
  const stages = stagesOf([larger]).map((stage) =>
    row(stage, (each) => stageSeconds(each, stage), inHours)
  );
  const memory = row('Peak memory, MB', ({ours}) => peakOf(ours) ?? 0, inGigabytes);
  const sizes = [smaller, larger].map(({papers}) => count(papers));
  const heads = wanted.map((papers) => `${count(papers)}, worked out`);
  return markdownTable(['stage, seconds', ...sizes, 'power', ...heads], [...stages, memory]);
}
