// The nouns of Themestream: types only, so that every room may import this file and it imports none.

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

/** A record that could not be read as a paper: kept with its place and reason, never dropped. */
export interface Reject {
  /** Line of the source, counted from 1. */
  readonly line: number;
  /** Short code, such as `title-missing`. */
  readonly reason: string;
  /** The value received and the rule it broke, in one sentence. */
  readonly message: string;
  /** The first 1,000 characters of the record. */
  readonly excerpt: string;
}

/** The formats that `ingest` tells apart by content. */
export type SourceFormat = 'daily-papers-page' | 'huggingface-api' | 'jsonl';

/** What a parser made of one file: every record is either a paper or a reject. */
export interface Reading {
  readonly format: SourceFormat;
  readonly papers: readonly Paper[];
  readonly rejects: readonly Reject[];
  /** What the parser had to assume, one sentence each. */
  readonly notes: readonly string[];
}

/** How one file went into the library: read = accepted + updated + merged + rejected. */
export interface IngestCounts {
  readonly read: number;
  /** New papers. */
  readonly accepted: number;
  /** Known papers of which the record told something new. */
  readonly updated: number;
  /** Known papers of which the record told nothing new. */
  readonly merged: number;
  readonly rejected: number;
}

/** A file that went into the library, and what became of its records. */
export interface LedgerEntry extends IngestCounts {
  /** The day it was read. */
  readonly day: Day;
  readonly file: string;
  readonly format: string;
}

/** A rejected record and the file that it came from. */
export interface RejectedRecord extends Reject {
  readonly file: string;
}

/** Records that broke the same rule. */
export interface RejectReason {
  readonly reason: string;
  readonly records: number;
}

/** A paper of which more than one record told. */
export interface MergedPaper {
  readonly paperId: string;
  readonly records: number;
  /** Under which ids they came, sorted; `title:…` stands for a record that had none. */
  readonly recordIds: readonly string[];
  readonly files: readonly string[];
}

/** How the papers came into the library. */
export interface Provenance {
  /** In the order in which the files were read. */
  readonly ledger: readonly LedgerEntry[];
  /** By file and line; at most so many as are worth keeping with an analysis. */
  readonly rejects: readonly RejectedRecord[];
  /** Of all rejects, the most frequent first. */
  readonly rejectReasons: readonly RejectReason[];
  /** Those with most records first. */
  readonly merged: readonly MergedPaper[];
}

/** What runs k-means: the kernels in WebAssembly, or ml-kmeans as the reference. */
export type ClusterEngine = 'wasm' | 'ml-kmeans';

/** What the user may set for an analysis; the default of each stands in `pipeline/settings.ts`. */
export interface AnalysisSettings {
  /** Number of themes; null lets the rule choose. */
  readonly themes: number | null;
  readonly seed: number;
  /** First and last day, both included; null leaves the side open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Dimensions of the latent semantic space. */
  readonly dimensions: number;
  readonly engine: ClusterEngine;
  /** Neural vectors beside the latent space; null for none. */
  readonly embedding: EmbeddingSettings | null;
}

/** Which neural vectors took part in an analysis. */
export interface EmbeddingSettings {
  /** Name of the model that made them. */
  readonly model: string;
  /** What they weigh in a squared distance, 0 to 1; the latent space weighs the rest. */
  readonly weight: number;
  /** SHA-256 of the vectors. */
  readonly vectors: string;
}

/** A theme: a group of papers about the same thing. */
export interface Theme {
  /** Permanent: the same in every analysis that knows the theme, and never used for another one. */
  readonly id: number;
  readonly name: string;
  readonly papers: number;
  /** Papers of the theme / papers of the analysis, 0 to 1. */
  readonly share: number;
  /** Monday of the first and last week with a paper of the theme; null when none has a date. */
  readonly firstWeek: Day | null;
  readonly lastWeek: Day | null;
  /** Mean cosine similarity of its papers to its centroid, −1 to 1. */
  readonly cohesion: number;
  /** The area that it belongs to. */
  readonly areaId: number;
  /** How surely it is found again in samples of the papers, 0 to 1. */
  readonly confidence: number;
  /** Terms by falling score. */
  readonly terms: readonly ThemeTerm[];
  /** Of its own name. */
  readonly proof: NameProof;
  /** The name that was found for it, where the user has given it another one. */
  readonly ownName?: string;
  /** Left out of lists and charts, or first in them, as the user has decided. */
  readonly hidden?: true;
  readonly pinned?: true;
}

/** Themes that are near to each other, under a name of their own; at most eight in an analysis. */
export interface Area {
  /** 1 for the largest; other analyses may number other areas so. */
  readonly id: number;
  readonly name: string;
  readonly papers: number;
  /** Papers of the area / papers of the analysis, 0 to 1. */
  readonly share: number;
  /** Number of its themes. */
  readonly themes: number;
}

/** Why a theme bears its name. */
export interface NameProof {
  /** Share of the theme's papers, and of all others, that hold the name word for word, 0 to 1. */
  readonly inside: number;
  readonly outside: number;
  /** The next best names, at most five. */
  readonly runnersUp: readonly string[];
  /** Ids of the papers most typical of the theme that hold the name, at most three. */
  readonly carriers: readonly string[];
}

/** A term that tells a theme from the others. */
export interface ThemeTerm {
  /** In its commonest surface form. */
  readonly term: string;
  /** Class-based TF-IDF. */
  readonly score: number;
  /** Papers of the theme that hold it. */
  readonly papers: number;
}

/** Why a paper has no theme: it holds no term of the vocabulary, or no theme is close enough. */
export type Unassigned = 'no terms' | 'fits no theme';

/** The theme of a paper, and how sure that is. */
export interface Assignment {
  readonly paperId: string;
  readonly themeId: number | null;
  /** Cosine similarity to the theme's centroid, −1 to 1; null without a theme. */
  readonly similarity: number | null;
  /** The most similar theme that is not its own, and how similar; null for a paper without terms. */
  readonly runnerUpId: number | null;
  readonly runnerUpSimilarity: number | null;
  /** How clearly it belongs to its theme, 0 to 1; null without a theme. */
  readonly strength: number | null;
  /** Null for a paper with a theme. */
  readonly unassigned: Unassigned | null;
  /** Whether the paper was among those in which the themes were found; else it came later. */
  readonly fitted: boolean;
}

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

/** A word or phrase of the papers. */
export interface Term {
  /** In its commonest surface form. */
  readonly term: string;
  /** Its stems, one space between them. */
  readonly stemKey: string;
  /** Papers that hold it. */
  readonly documentFrequency: number;
  /** Whether it has a weight in finding the themes; rare and very common words have none. */
  readonly weighed: boolean;
}

/** Which terms the papers hold; the entries of paper i lie from `starts[i]` to `starts[i + 1]`. */
export interface TermTable {
  /** A term's id is its place. */
  readonly terms: readonly Term[];
  readonly starts: Int32Array;
  /** Rising within a paper. */
  readonly termIds: Int32Array;
  /** Occurrences in title and abstract together, and in the title alone. */
  readonly counts: Int32Array;
  readonly titleCounts: Int32Array;
}

/** A dense matrix of float32, row by row. */
export interface FloatMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** What places a new paper among the themes without finding them anew. */
export interface FittedModel {
  /** Papers that the themes were found in. */
  readonly papers: number;
  /** Of those, the papers that hold each term; a term's place is its id in the table of terms. */
  readonly documentFrequency: Int32Array;
  /** Occurrences of each term that is weighed in the papers with a theme, those in titles counted double. */
  readonly occurrences: Int32Array;
  /** Where each of these terms points in the latent space: terms × dimensions, in 255 steps a row. */
  readonly directions: FloatMatrix;
  /** Themes × dimensions, and the id of each: the means of the papers that the fit gave them. */
  readonly centroids: FloatMatrix;
  readonly themeIds: readonly number[];
  /** What `fitThreshold` of an analysis is, where an embedding has no say. */
  readonly threshold: number;
  /** The closeness to its theme below which a new paper fits none, 0 to 1. */
  readonly floor: number;
  /** Mean similarity of two papers of one theme, 0 to 1: the median of the themes. */
  readonly cohesion: number;
}

/** One number of themes that was tried. */
export interface ThemeCountTrial {
  readonly themes: number;
  /** Mean simplified silhouette, −1 to 1. */
  readonly silhouette: number;
  /** Mean adjusted Rand index between small consensuses; null where the silhouette ruled it out. */
  readonly stability: number | null;
  /** Sum of squared distances to the centroids. */
  readonly inertia: number;
}

/** One analysis in the chain of analyses that hand their theme ids on. */
export interface HistoryStep {
  /** Counted from 1. */
  readonly step: number;
  readonly runId: string;
  /** A fit finds the themes anew; a refresh puts new papers into them; a curation applies the user's decisions. */
  readonly kind: 'fit' | 'refresh' | 'curation';
  /** The last day of its papers. */
  readonly until: Day | null;
  readonly papers: number;
  readonly themes: number;
}

/**
 * What became of a theme between two analyses: a theme of the earlier one lives on under its id
 * (continued), or ends because its papers went to another (merged) or to many (retired); a theme of
 * the later one is new because its papers came from another (split) or from none in particular
 * (born); moved are papers that went from one theme to another for no such reason.
 */
export interface LineageEvent {
  /** Of the later analysis. */
  readonly step: number;
  readonly kind: 'born' | 'continued' | 'split' | 'merged' | 'retired' | 'moved';
  /** Theme of the earlier analysis and its name there; null for one that was born. */
  readonly fromId: number | null;
  readonly fromName: string | null;
  /** Theme of the later analysis and its name there; null for one that retired. */
  readonly toId: number | null;
  readonly toName: string | null;
  /** Papers that both hold; of a theme born or retired, all its papers. */
  readonly papers: number;
  /** Those papers / papers of the earlier theme that the later analysis still has, 0 to 1. */
  readonly shareFrom: number | null;
  /** Those papers / papers of the later theme that the earlier analysis had, 0 to 1. */
  readonly shareTo: number | null;
}

/** Where papers lie on the map, −1 to 1; a paper goes by its place in `papers`. */
export interface PaperPositions {
  readonly paper: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Which papers hold which word: what a search reads. A paper goes by its place in `papers`, a word by that in `words`. */
export interface WordIndex {
  /** Search forms in code point order, with the number of papers that hold them. */
  readonly words: readonly {readonly word: string; readonly papers: number}[];
  /** One entry for each word of a paper, by word, then paper. */
  readonly postings: {
    readonly word: Int32Array;
    readonly paper: Int32Array;
    /** Words of title and abstract of the paper. */
    readonly length: Int32Array;
    /** How often each part of the paper holds the word, at most 255. */
    readonly inTitle: Uint8Array;
    readonly inAbstract: Uint8Array;
    readonly inAuthors: Uint8Array;
    readonly inOrganisation: Uint8Array;
  };
  /** Every word at each of its places, by word, then paper, then place. Neighbours in a phrase have neighbouring places. */
  readonly places: {
    readonly word: Int32Array;
    readonly paper: Int32Array;
    readonly place: Int32Array;
  };
  /** Words of title and abstract of each paper. */
  readonly lengths: Int32Array;
}

/** What the user has decided about themes, each by its permanent id. */
export type CurationOperation =
  | {readonly do: 'rename'; readonly theme: number; readonly name: string}
  /** The papers of some themes count to another from now on. */
  | {readonly do: 'merge'; readonly themes: readonly number[]; readonly into: number}
  | SplitOperation
  | {readonly do: 'hide' | 'unhide' | 'pin' | 'unpin'; readonly theme: number};

/** Part of a theme becomes a theme of its own, and stays one. */
export interface SplitOperation {
  readonly do: 'split';
  readonly theme: number;
  /** The id of the new theme, which no theme had before. */
  readonly into: number;
  /** The phrase that takes papers into the new theme, those to come included; null where they were listed. */
  readonly holds: string | null;
  /** Ids of the papers that went, and of those that stayed, when the theme was split. */
  readonly papers: readonly string[];
  readonly kept: readonly string[];
}

/** All decisions of the user, oldest first. */
export interface Curation {
  readonly operations: readonly CurationOperation[];
}

/** What was found, before the decisions of the user. */
export interface Uncurated {
  readonly themes: readonly Theme[];
  readonly areas: readonly Area[];
  /** In the order of the papers. */
  readonly assignments: readonly Assignment[];
}

/** The last step of the history that was no curation, and the decisions that it followed. */
export interface CurationBase {
  readonly step: number;
  readonly curation: Curation;
}

/** An analysis but for its parts that grow with every word of every paper. */
export interface AnalysisSummary {
  /** The first 12 hexadecimal digits of the hash of all that the result depends on. */
  readonly runId: string;
  /** The same of data, settings and pipeline version alone: what the themes were found in. */
  readonly fitId: string;
  /** The highest theme id that this analysis or one before it has used. */
  readonly highestThemeId: number;
  /** The analyses up to this one, and what became of the themes from each to the next. */
  readonly history: readonly HistoryStep[];
  readonly lineage: readonly LineageEvent[];
  readonly settings: AnalysisSettings;
  readonly pipelineVersion: string;
  /** SHA-256 of the papers that went in. */
  readonly dataHash: string;
  readonly papers: readonly Paper[];
  readonly themes: readonly Theme[];
  /** By id. */
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  /** The decisions of the user that themes, areas and assignments follow, and what these were before. */
  readonly curation: Curation;
  readonly uncurated: Uncurated;
  readonly base: CurationBase;
  readonly weeks: readonly Week[];
  readonly themeWeeks: readonly ThemeWeek[];
  /** In the order of `themes`. */
  readonly emergence: readonly Emergence[];
  readonly attention: Attention;
  /** Every day from the first to the last. */
  readonly days: readonly StreamDay[];
  /** By day and source, those with papers. */
  readonly sourceDays: readonly SourceDay[];
  readonly trials: readonly ThemeCountTrial[];
  /** The similarity that a paper is to reach, unless it is clearly nearest to its theme, −1 to 1. */
  readonly fitThreshold: number;
  /** Size of the vocabulary, in terms. */
  readonly vocabulary: number;
  /** Share of the variance that the latent dimensions keep, 0 to 1. */
  readonly explainedVariance: number;
  /** How the days of the weeks came about. */
  readonly weekBasis: {
    readonly listed: number;
    readonly published: number;
    readonly undated: number;
  };
  /** Papers whose theme rests on the title alone. */
  readonly withoutAbstract: number;
}

/** The result of one run of the pipeline, ready to be stored. */
export interface Analysis extends AnalysisSummary {
  /** The terms of the papers, in the order of `papers`. */
  readonly terms: TermTable;
  readonly wordIndex: WordIndex;
  /** Of the papers that hold a term. */
  readonly positions: PaperPositions;
  readonly model: FittedModel;
}
