import type {Replay} from './replay.ts';

/** What is known to have happened: the theme of a term rose, or never did. */
export interface Expectation {
  readonly corpus: string;
  readonly term: string;
  readonly course: 'rise' | 'flat';
  /** Replays that end before this day are left out of account. */
  readonly since: string;
}

const WEEKLY = 'hf-weekly-2024-06-to-2025-06';

/** Set before the first replay, so that a miss shows. */
export const EXPECTATIONS: readonly Expectation[] = [
  {corpus: WEEKLY, term: 'GRPO', course: 'rise', since: '2025-01-01'},
  {corpus: WEEKLY, term: 'verifiable reward', course: 'rise', since: '2025-01-01'},
  {corpus: WEEKLY, term: 'Gaussian splatting', course: 'flat', since: ''},
  {corpus: WEEKLY, term: 'Mamba', course: 'flat', since: ''},
  {corpus: WEEKLY, term: 'state space', course: 'flat', since: ''}
];

/** An expectation, and the replays in which its theme was rising. */
export interface Outcome extends Expectation {
  /** Weeks in which it was rising, and the name that its theme had in the last of all weeks. */
  readonly weeks: readonly string[];
  readonly theme: string | null;
  readonly met: boolean;
}

/** A term is a theme's own when so large a share of the theme's papers holds it, or so large a share of the papers that hold it lies there. */
const SHARE_OF_THEME = 0.1;
const SHARE_OF_TERM = 1 / 3;
const LEAST_PAPERS = 3;

const plain = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/**
 * The theme in which most papers for its size hold a term; null where these are less than a tenth of
 * the theme and less than a third of all papers that hold the term.
 */
export function themeOfTerm({themes, papers, labels}: Replay, term: string): number | null {
  const wanted = plain(term).trimEnd();
  const holds = papers.map(({title, abstract}) => plain(`${title} ${abstract}`).includes(wanted));
  const all = holds.filter(Boolean).length;
  const shares = themes.map((_, theme) => {
    const own = holds.filter((_, index) => labels[index] === theme);
    const held = own.filter(Boolean).length;
    const share = held / own.length;
    const isOwn = share >= SHARE_OF_THEME || held >= SHARE_OF_TERM * all;
    return held >= LEAST_PAPERS && isOwn ? share : 0;
  });
  const most = Math.max(0, ...shares);
  return most > 0 ? shares.indexOf(most) : null;
}

/** Holds one expectation against the replays of its corpus. */
export function judgeExpectation(expectation: Expectation, replays: readonly Replay[]): Outcome {
  const found = replays
    .filter(({week}) => week.start >= expectation.since)
    .map((replay) => ({replay, theme: themeOfTerm(replay, expectation.term)}));
  const weeks = found.flatMap(({replay, theme}) =>
    theme !== null && replay.themes[theme]?.rising ? [replay.week.name] : []
  );
  const last = found.at(-1);
  const theme = last && last.theme !== null ? (last.replay.themes[last.theme]?.name ?? null) : null;
  return {...expectation, weeks, theme, met: weeks.length > 0 === (expectation.course === 'rise')};
}
