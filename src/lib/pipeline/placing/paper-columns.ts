import type {Assignment, Day, PaperFacts} from '../../model.ts';
import {SameLists} from '../same-lists.ts';
import {NumberColumn, RepeatedColumn, TextColumn} from './columns.ts';

/** What is counted of papers and where they belong, row by row. */
export interface PlacedMembers {
  readonly papers: readonly PaperFacts[];
  readonly assignments: readonly Assignment[];
}

/** What is counted of papers, and where they belong, column by column: some 80 bytes a paper, a quarter of what objects take. */
export class PaperColumns {
  readonly #ids = new TextColumn();
  readonly #published = new RepeatedColumn<Day | null>();
  readonly #listed = new RepeatedColumn<Day | null>();
  readonly #upvotes = new RepeatedColumn<number | null>();
  readonly #earlyUpvotes = new RepeatedColumn<number | undefined>();
  readonly #lists = new SameLists();
  readonly #sources = new RepeatedColumn<readonly string[]>();
  readonly #themeId = new RepeatedColumn<number | null>();
  readonly #similarity = new NumberColumn();
  readonly #runnerUpId = new RepeatedColumn<number | null>();
  readonly #runnerUpSimilarity = new NumberColumn();
  readonly #strength = new NumberColumn();
  readonly #unassigned = new RepeatedColumn<Assignment['unassigned']>();
  readonly #fitted = new RepeatedColumn<boolean>();

  get length(): number {
    return this.#ids.length;
  }

  add(paper: PaperFacts, assignment: Assignment): void {
    this.#ids.push(paper.id);
    this.#published.push(paper.published);
    this.#listed.push(paper.listed);
    this.#upvotes.push(paper.upvotes);
    this.#earlyUpvotes.push(paper.earlyUpvotes);
    this.#sources.push(this.#lists.same(paper.sources));
    this.#themeId.push(assignment.themeId);
    this.#similarity.push(assignment.similarity);
    this.#runnerUpId.push(assignment.runnerUpId);
    this.#runnerUpSimilarity.push(assignment.runnerUpSimilarity);
    this.#strength.push(assignment.strength);
    this.#unassigned.push(assignment.unassigned);
    this.#fitted.push(assignment.fitted);
  }

  /** An object for each of them, made anew with each call. */
  members(): PlacedMembers {
    const papers: PaperFacts[] = [];
    const assignments: Assignment[] = [];
    for (const id of this.#ids) {
      const row = papers.length;
      papers.push(this.#paperAt(row, id));
      assignments.push(this.#assignmentAt(row, id));
    }
    return {papers, assignments};
  }

  #paperAt(row: number, id: string): PaperFacts {
    const early = this.#earlyUpvotes.at(row);
    const facts = {
      id,
      published: this.#published.at(row),
      listed: this.#listed.at(row),
      upvotes: this.#upvotes.at(row),
      sources: this.#sources.at(row)
    };
    return early === undefined ? facts : {...facts, earlyUpvotes: early};
  }

  #assignmentAt(row: number, paperId: string): Assignment {
    return {
      paperId,
      themeId: this.#themeId.at(row),
      similarity: this.#similarity.at(row),
      runnerUpId: this.#runnerUpId.at(row),
      runnerUpSimilarity: this.#runnerUpSimilarity.at(row),
      strength: this.#strength.at(row),
      unassigned: this.#unassigned.at(row),
      fitted: this.#fitted.at(row)
    };
  }
}
