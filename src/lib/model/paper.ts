/** A day in the Gregorian calendar, `YYYY-MM-DD`; it has no time and no time zone. */
export type Day = string;

/** One research paper, as the library keeps it. */
export interface Paper {
  /** arXiv identifier without version, else `doi:…`, else the source's own id, else `title:` and a hash. */
  readonly id: string;
  readonly title: string;
  /** Empty when the source had none. */
  readonly abstract: string;
  /** Day of the first version. */
  readonly published: Day | null;
  /** Day on which a list such as Daily Papers showed it first. */
  readonly listed: Day | null;
  readonly authors: readonly string[];
  /** Number of authors when a source tells it, which may be without their names. */
  readonly authorCount: number | null;
  readonly organisation: string | null;
  readonly upvotes: number | null;
  /** Its votes when it had been listed for seven days; left out unless the library saw them then. */
  readonly earlyUpvotes?: number;
  readonly comments: number | null;
  readonly url: string | null;
  /** Version of the text (the N of arXiv's vN), 0 when unknown; the highest wins when records are merged. */
  readonly version: number;
  /** Names of the sources that told of it, sorted. */
  readonly sources: readonly string[];
}

/** What is counted of papers, whose texts may be left unread. */
export type PaperFacts = Pick<
  Paper,
  'id' | 'published' | 'listed' | 'upvotes' | 'earlyUpvotes' | 'sources'
>;
