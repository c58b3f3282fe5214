import type {Analysis, AnalysisSummary, Assignment, Paper, PaperFacts} from '../../model.ts';
import {completeAnalysis, type Deciding} from '../complete-analysis.ts';
import type {EarlierAnalysis} from '../continuity.ts';
import {NO_TEXTS} from '../no-texts.ts';
import type {Holders} from '../refresh/name-holders.ts';
import {updateAreas} from '../refresh/update-areas.ts';
import {updateThemes} from '../refresh/update-themes.ts';
import {SameLists} from '../same-lists.ts';
import type {PlacedPart} from './place-part.ts';

/** The papers of an analysis and where they lie, as they come: first those that it was fitted to. */
export class PlacedPapers {
  readonly papers: PaperFacts[] = [];
  readonly assignments: Assignment[] = [];
  /** Their analysis alone, without their texts. */
  readonly fit: AnalysisSummary;
  readonly #holders: Holders[];
  readonly #sources = new SameLists();
  #withoutAbstract: number;

  constructor(fit: Analysis) {
    const {papers, uncurated, withoutAbstract} = fit;
    this.#holders = uncurated.themes.map(() => ({inside: 0, outside: 0}));
    this.#withoutAbstract = withoutAbstract;
    this.#addFacts(papers);
    for (const assignment of uncurated.assignments) this.assignments.push(assignment);
    // The texts and terms of the fit take more room than all that is known of the others.
    this.fit = {...fit, ...NO_TEXTS, papers: [...this.papers]};
  }

  add(papers: readonly Paper[], {assignments, holders}: PlacedPart): void {
    this.#addFacts(papers);
    for (const assignment of assignments) this.assignments.push(assignment);
    holders.forEach(({inside, outside}, theme) => {
      const before = this.#holders[theme] ?? {inside: 0, outside: 0};
      this.#holders[theme] = {
        inside: before.inside + inside,
        outside: before.outside + outside
      };
    });
    this.#withoutAbstract += papers.filter(({abstract}) => abstract === '').length;
  }

  /** The analysis of all of them, its themes counted anew. */
  summary(context: {
    earlier: EarlierAnalysis | null;
    deciding: Deciding;
    sha256: (text: string) => string;
  }): AnalysisSummary {
    const {papers, assignments, fit} = this;
    const {themes: fitted, areas: found} = fit.uncurated;
    const moved = {added: this.#holders, removed: []};
    const members = {papers, assignments};
    const themes = updateThemes(fitted, members, {moved, papersBefore: fit.papers.length});
    const areas = updateAreas(found, themes, papers.length);
    const all = {...fit, ...members, themes, areas, withoutAbstract: this.#withoutAbstract};
    return completeAnalysis(all, {...context, kind: 'fit'});
  }

  #addFacts(papers: readonly Paper[]): void {
    for (const {id, published, listed, upvotes, earlyUpvotes, sources} of papers) {
      const facts = {id, published, listed, upvotes, sources: this.#sources.same(sources)};
      this.papers.push(earlyUpvotes === undefined ? facts : {...facts, earlyUpvotes});
    }
  }
}
