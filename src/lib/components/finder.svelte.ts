import {findByName} from '../view/find.ts';
import {PAGES} from '../view/pages.ts';

interface FoundTheme {
  readonly theme_id: number;
  readonly theme: string;
}
interface FoundPaper {
  readonly paper_id: string;
  readonly title: string;
  readonly href: string;
}

/** Milliseconds without a key before papers are asked for. */
const PAUSE = 120;
const MOST = {pages: 5, themes: 8};

/** What the reader looks for and what was found: pages and themes at once, papers when the server has answered. */
export class Finder {
  query = $state('');
  #themes = $state.raw<readonly FoundTheme[]>([]);
  papers = $state.raw<readonly FoundPaper[]>([]);
  readonly pages = $derived(
    findByName(PAGES, this.query, {name: ({text}) => text, limit: MOST.pages})
  );
  readonly themes = $derived(
    findByName(this.#themes, this.query, {name: ({theme}) => theme, limit: MOST.themes})
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    void this.#ask('').then((answer) => (this.#themes = answer.themes));
  }

  /** Takes what was typed before there was a query. */
  begin(early: string): void {
    if (early === '') return;
    this.query = early + this.query;
    this.change();
  }

  /** To be called after each change of the query. */
  change(): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(() => {
      void this.#ask(this.query).then(({papers}) => {
        // An answer that a later question has overtaken is dropped.
        if (asked === this.#asked) this.papers = papers;
      });
    }, PAUSE);
  }

  async #ask(query: string): Promise<{themes: FoundTheme[]; papers: FoundPaper[]}> {
    const answer = await fetch(`/find.json?q=${encodeURIComponent(query)}`).catch(() => null);
    if (!answer?.ok) return {themes: [], papers: []};
    return (await answer.json()) as {themes: FoundTheme[]; papers: FoundPaper[]};
  }
}
