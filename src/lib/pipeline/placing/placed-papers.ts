import type {Analysis, AnalysisSummary, Assignment, Paper, PaperFacts} from '../../model.ts';
import {completeAnalysis, type Deciding} from '../complete-analysis.ts';
import type {EarlierAnalysis} from '../continuity.ts';
import {NO_TEXTS} from '../no-texts.ts';
import type {Holders} from '../refresh/name-holders.ts';
import {updateAreas} from '../refresh/update-areas.ts';
import {updateThemes} from '../refresh/update-themes.ts';
import {PaperColumns, type PlacedMembers} from './paper-columns.ts';
import type {PlacedPart} from './place-part.ts';

/** The papers of an analysis and where they lie, as they come: first those that it was fitted to. */
export class PlacedPapers {
  /** Ids of the papers of the fit. */
  readonly fitted: readonly string[];
  /** Their analysis alone, without their texts. */
  readonly fit: AnalysisSummary;
  readonly #columns = new PaperColumns();
  readonly #holders: Holders[];
  #withoutAbstract: number;

  constructor(fit: Analysis) {
    const {papers, uncurated, withoutAbstract} = fit;
    this.fitted = papers.map(({id}) => id);
    this.#holders = uncurated.themes.map(() => ({inside: 0, outside: 0}));
    this.#withoutAbstract = withoutAbstract;
    this.#addMembers(papers, uncurated.assignments);
    // The texts and terms of the fit take more room than all that is known of the others.
    this.fit = {...fit, ...NO_TEXTS, papers: []};
  }

  /** Papers so far. */
  get length(): number {
    return this.#columns.length;
  }

  add(papers: readonly Paper[], {assignments, holders}: PlacedPart): void {
    this.#addMembers(papers, assignments);
    holders.forEach(({inside, outside}, theme) => {
      const before = this.#holders[theme] ?? {inside: 0, outside: 0};
      this.#holders[theme] = {
        inside: before.inside + inside,
        outside: before.outside + outside
      };
    });
    this.#withoutAbstract += papers.filter(({abstract}) => abstract === '').length;
  }

  /** All of them, made anew with each call. */
  members(): PlacedMembers {
    return this.#columns.members();
  }

  /** The analysis of all of them, its themes counted anew. */
  summary(
    members: PlacedMembers,
    context: {
      earlier: EarlierAnalysis | null;
      deciding: Deciding;
      sha256: (text: string) => string;
    }
  ): AnalysisSummary {
    const {fit, fitted} = this;
    const {themes: found, areas: foundAreas} = fit.uncurated;
    const moved = {added: this.#holders, removed: []};
    const themes = updateThemes(found, members, {moved, papersBefore: fitted.length});
    const areas = updateAreas(foundAreas, themes, members.papers.length);
    const all = {...fit, ...members, themes, areas, withoutAbstract: this.#withoutAbstract};
    return completeAnalysis(all, {...context, kind: 'fit'});
  }

  #addMembers(papers: readonly PaperFacts[], assignments: readonly Assignment[]): void {
    papers.forEach((paper, row) => {
      const assignment = assignments[row];
      if (!assignment)
        throw new RangeError(`${paper.id} belongs nowhere, expected a place for each`);
      this.#columns.add(paper, assignment);
    });
  }
}
