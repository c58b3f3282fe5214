/** Gives lists of names that are alike as the same one object: most papers have the same sources. */
export class SameLists {
  readonly #known = new Map<string, readonly string[]>();

  same(names: readonly string[]): readonly string[] {
    const key = names.join('\n');
    const known = this.#known.get(key) ?? names;
    this.#known.set(key, known);
    return known;
  }
}
