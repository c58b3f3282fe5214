import type {KnownPapers, LostTitle} from './fold.ts';

/** Titles that papers have lost in a file, whose records are folded some after the other: who owns them still. */
export class LostTitles {
  /** The smallest id of the papers that lost a title, by the key of the title. */
  readonly #losers = new Map<string, string>();

  add(lost: readonly LostTitle[]): void {
    for (const {key, id} of lost) {
      const loser = this.#losers.get(key);
      if (loser === undefined || id < loser) this.#losers.set(key, id);
    }
  }

  get keys(): readonly string[] {
    return [...this.#losers.keys()];
  }

  /** Of the papers that have lost each of these titles the smallest id. */
  losersOf(titleKeys: readonly string[]): string[] {
    return titleKeys.flatMap((key) => this.#losers.get(key) ?? []);
  }

  /** The known papers, which are found by the titles too that they have lost. */
  among(known: KnownPapers): KnownPapers {
    const loserOf = (key: string) => known.byId(this.#losers.get(key) ?? '') ?? [];
    return {...known, byTitleKey: (key) => known.byTitleKey(key).concat(loserOf(key))};
  }
}
