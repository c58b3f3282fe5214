import type {Measurement} from './measure.ts';

/** A sign and the value that it asks for. */
type Bound = readonly ['≥' | '≤', number];

/** What a corpus is to reach with so many themes (null: chosen). */
interface Target {
  readonly corpus: string;
  readonly k: number | null;
  readonly claim: string;
  readonly bound: Bound;
  /** What was reached; null where it could not be measured. */
  readonly reached: (measurement: Measurement) => number | null;
}

const ami = ({ours}: Measurement) => ours.ami;
const seedStability = ({ours}: Measurement) => ours.seedStability;
const overPeer = ({ours, peer}: Measurement) =>
  ours.ami === null || !peer || peer.ami === null ? null : ours.ami - peer.ami;
const seconds = ({ours}: Measurement) => ours.seconds;
const secondsSaved = ({ours, peer}: Measurement) => (peer ? peer.seconds - ours.seconds : null);

const ARXIV = {corpus: 'arxiv-2025-16-fields', k: 16};
const BBC = {corpus: 'bbc-news-5-classes', k: 5};
const WEEKLY = {corpus: 'hf-weekly-2024-06-to-2025-06', k: 30};
const SAMPLE = {corpus: 'daily-papers-2026-04-01-to-05-28', k: 24};
const SAMPLE_CHOSEN = {...SAMPLE, k: null};

/** Set before the first measurement, so that a miss shows. */
const TARGETS: readonly Target[] = [
  {...ARXIV, claim: 'AMI', bound: ['≥', 0.585], reached: ami},
  {...ARXIV, claim: 'AMI over the peer', bound: ['≥', 0.02], reached: overPeer},
  {...ARXIV, claim: 'seed stability', bound: ['≥', 0.9], reached: seedStability},
  {...ARXIV, claim: 'seconds saved over the peer', bound: ['≥', 0], reached: secondsSaved},
  {...BBC, claim: 'AMI', bound: ['≥', 0.84], reached: ami},
  {...BBC, claim: 'AMI over the peer', bound: ['≥', 0], reached: overPeer},
  {...BBC, claim: 'seed stability', bound: ['≥', 0.95], reached: seedStability},
  {...WEEKLY, claim: 'seed stability', bound: ['≥', 0.88], reached: seedStability},
  {...SAMPLE, claim: 'seed stability', bound: ['≥', 0.92], reached: seedStability},
  {...SAMPLE_CHOSEN, claim: 'seed stability', bound: ['≥', 0.92], reached: seedStability},
  {...SAMPLE_CHOSEN, claim: 'seconds', bound: ['≤', 5], reached: seconds}
];

/** A target and what came of it. */
export interface Verdict extends Omit<Target, 'reached'> {
  readonly reached: number | null;
  readonly verdict: 'met' | 'not met' | 'not measured';
}

/** The verdicts on the targets that are set for a measurement. */
export function verdicts(measurement: Measurement): Verdict[] {
  return TARGETS.filter(
    ({corpus, k}) => corpus === measurement.corpus && k === measurement.asked
  ).map((target) => {
    const reached = target.reached(measurement);
    const [sign, value] = target.bound;
    const met = reached !== null && (sign === '≥' ? reached >= value : reached <= value);
    return {
      ...target,
      reached,
      verdict: reached === null ? 'not measured' : met ? 'met' : 'not met'
    };
  });
}
