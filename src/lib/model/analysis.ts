import type {Attention, Emergence, SourceDay, StreamDay, ThemeWeek, Week} from './course.ts';
import type {FittedModel, PaperPositions} from './fitted-model.ts';
import type {
  Curation,
  CurationBase,
  FormerThemes,
  HistoryStep,
  LineageEvent,
  Uncurated
} from './identity.ts';
import type {Paper, PaperFacts} from './paper.ts';
import type {AnalysisSettings, ThemeCountTrial} from './settings.ts';
import type {Area, Assignment, Theme} from './theme.ts';
import type {TermTable} from './words.ts';

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
  readonly papers: readonly PaperFacts[];
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
  /** Papers that the last fit drew those from that it found the themes in: see `FittedModel.papers`. */
  readonly fitFrom: number;
  /** Papers whose theme rests on the title alone. */
  readonly withoutAbstract: number;
}

/** The result of one run of the pipeline, ready to be stored. */
export interface Analysis extends AnalysisSummary {
  readonly papers: readonly Paper[];
  /** The terms of the papers, in the order of `papers`. */
  readonly terms: TermTable;
  /** Words of title and abstract of each paper that a search can find. */
  readonly lengths: Int32Array;
  /** Of the papers that hold a term. */
  readonly positions: PaperPositions;
  readonly formerThemes: FormerThemes;
  readonly model: FittedModel;
}
