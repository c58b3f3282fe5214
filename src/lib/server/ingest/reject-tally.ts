import type {Reject, RejectReason} from '../../model.ts';

/** Rejects of a file that are told of when it is ingested. */
const MOST_TOLD = 5;

/** Counts the rejects of a file, of which there may be many. */
export class RejectTally {
  readonly #first: Reject[] = [];
  readonly #records = new Map<string, number>();

  get rejected(): number {
    return this.reasons.reduce((sum, {records}) => sum + records, 0);
  }

  /** The first of them. */
  get first(): readonly Reject[] {
    return this.#first;
  }

  get reasons(): RejectReason[] {
    return Array.from(this.#records, ([reason, records]) => ({reason, records}));
  }

  add(rejects: readonly Reject[]): void {
    this.#first.push(...rejects.slice(0, MOST_TOLD - this.#first.length));
    for (const {reason} of rejects) {
      this.#records.set(reason, (this.#records.get(reason) ?? 0) + 1);
    }
  }
}
