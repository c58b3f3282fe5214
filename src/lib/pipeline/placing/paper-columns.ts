import type {Assignment, Day, PaperFacts} from '../../model.ts';
import {SameLists} from '../same-lists.ts';

/** Numbers that may be unknown, as many as come. */
class NumberColumn {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number | null): void {
    if (this.#length === this.#values.length) {
      const longer = new Float64Array(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value ?? NaN;
  }

  at(place: number): number | null {
    const value = this.#values[place] ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
}

/** What is counted of papers, and where they belong, column by column: an object for each would take twice the memory. */
export class PaperColumns {
  readonly #ids: string[] = [];
  readonly #published: (Day | null)[] = [];
  readonly #listed: (Day | null)[] = [];
  readonly #sources: (readonly string[])[] = [];
  readonly #unassigned: Assignment['unassigned'][] = [];
  readonly #fitted: boolean[] = [];
  readonly #numbers = {
    upvotes: new NumberColumn(),
    earlyUpvotes: new NumberColumn(),
    themeId: new NumberColumn(),
    similarity: new NumberColumn(),
    runnerUpId: new NumberColumn(),
    runnerUpSimilarity: new NumberColumn(),
    strength: new NumberColumn()
  };
  readonly #lists = new SameLists();
  /** Reasons that came from another thread are each a text of their own. */
  readonly #reasons = new Map<Assignment['unassigned'], Assignment['unassigned']>();

  get length(): number {
    return this.#ids.length;
  }

  add(paper: PaperFacts, assignment: Assignment): void {
    const {unassigned} = assignment;
    const reason = this.#reasons.get(unassigned) ?? unassigned;
    this.#reasons.set(unassigned, reason);
    this.#ids.push(paper.id);
    this.#published.push(paper.published);
    this.#listed.push(paper.listed);
    this.#sources.push(this.#lists.same(paper.sources));
    this.#unassigned.push(reason);
    this.#fitted.push(assignment.fitted);
    this.#numbers.upvotes.push(paper.upvotes);
    this.#numbers.earlyUpvotes.push(paper.earlyUpvotes ?? null);
    this.#numbers.themeId.push(assignment.themeId);
    this.#numbers.similarity.push(assignment.similarity);
    this.#numbers.runnerUpId.push(assignment.runnerUpId);
    this.#numbers.runnerUpSimilarity.push(assignment.runnerUpSimilarity);
    this.#numbers.strength.push(assignment.strength);
  }

  papers(): PaperFacts[] {
    const {upvotes, earlyUpvotes} = this.#numbers;
    return this.#ids.map((id, row) => {
      const early = earlyUpvotes.at(row);
      const facts = {
        id,
        published: this.#published[row] ?? null,
        listed: this.#listed[row] ?? null,
        upvotes: upvotes.at(row),
        sources: this.#sources[row] ?? []
      };
      return early === null ? facts : {...facts, earlyUpvotes: early};
    });
  }

  assignments(): Assignment[] {
    const {themeId, similarity, runnerUpId, runnerUpSimilarity, strength} = this.#numbers;
    return this.#ids.map((paperId, row) => ({
      paperId,
      themeId: themeId.at(row),
      similarity: similarity.at(row),
      runnerUpId: runnerUpId.at(row),
      runnerUpSimilarity: runnerUpSimilarity.at(row),
      strength: strength.at(row),
      unassigned: this.#unassigned[row] ?? null,
      fitted: this.#fitted[row] ?? false
    }));
  }
}
