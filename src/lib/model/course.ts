import type {Day} from './paper.ts';

/** One week of the stream. */
export interface Week {
  /** Monday. */
  readonly start: Day;
  /** ISO 8601, such as `2026-W15`. */
  readonly name: string;
  readonly papers: number;
  /** Days on which the stream usually brings papers, and how many of those the data covers. */
  readonly daysExpected: number;
  readonly daysCovered: number;
  /** Days that hold just as many papers as one page of a list does, so that some may be missing. */
  readonly daysCapped: number;
  /** Whether it has far fewer papers than usual though every day is covered (`pipeline/thin-weeks.ts`). */
  readonly thin: boolean;
  /** Whether the data covers every day expected and the week is not thin; what is incomplete is never compared. */
  readonly complete: boolean;
}

/**
 * What the data tells of a day: `covered` by papers; `capped`, covered but probably cut off at the
 * page size of a list; `missing`, without papers though the stream has them on such weekdays;
 * `quiet`, without papers as usual.
 */
export type DayState = 'covered' | 'capped' | 'missing' | 'quiet';

/** One calendar day of the stream. */
export interface StreamDay {
  readonly day: Day;
  readonly papers: number;
  readonly state: DayState;
}

/** What one source told of one day; a paper of two sources counts in both. */
export interface SourceDay {
  readonly day: Day;
  readonly source: string;
  readonly papers: number;
}

/** One theme in one week; weeks without a paper are there with 0. */
export interface ThemeWeek {
  readonly weekStart: Day;
  readonly themeId: number;
  readonly papers: number;
}

/** A run of weeks in which a theme held much more of the stream than usual. */
export interface ThemeBurst {
  /** Mondays of its first and last week. */
  readonly from: Day;
  readonly to: Day;
  /** Log-likelihood ratio of the burst against the usual rate, in nats. */
  readonly weight: number;
}

/** Papers of a theme, and of all, in a stretch of complete weeks. */
export interface ThemeStretch {
  /** Mondays of its first and last week. */
  readonly from: Day;
  readonly to: Day;
  readonly papers: number;
  readonly total: number;
}

/** When a theme came up, and where it stands at the end of the weeks. */
export interface Emergence {
  readonly themeId: number;
  /** Monday of the first week that starts enough support; null when none does. */
  readonly firstSeen: Day | null;
  /** Whether that is so early that it may have been there before the data begins. */
  readonly sinceStart: boolean;
  readonly bursts: readonly ThemeBurst[];
  /** The last complete weeks, and those before that they are compared with; null for too few weeks. */
  readonly recent: ThemeStretch | null;
  readonly before: ThemeStretch | null;
  readonly verdict: 'rose' | 'fell' | 'no clear change' | 'too few papers';
  /** As `stats/rising.ts` defines it. */
  readonly rising: boolean;
}

/** The votes of a theme in a week, and of all papers with votes in it. */
export interface WeekAttention {
  readonly weekStart: Day;
  readonly themeId: number;
  readonly papers: number;
  readonly upvotes: number;
  readonly weekPapers: number;
  readonly weekUpvotes: number;
  /** Whether all these votes are those of seven days after listing. */
  readonly sameAge: boolean;
}

/** Attention against volume; `stats/theme-attention.ts` tells what the numbers mean. */
export interface Attention {
  readonly themes: readonly {
    readonly themeId: number;
    readonly papers: number;
    readonly volume: number;
    readonly attention: number;
    readonly percentile: number;
    readonly interval: {readonly lower: number; readonly upper: number};
    readonly p: number | null;
    readonly adjustedP: number | null;
    readonly verdict: 'more' | 'less' | 'no clear difference' | 'too few papers';
  }[];
  readonly weeks: readonly WeekAttention[];
}
