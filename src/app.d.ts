import type {RunFacts} from '$lib/server/queries/run-facts.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** What the reader can do about it, in one sentence. */
      advice?: string;
      /** What to type for that, one command each. */
      commands?: readonly string[];
    }
    interface PageData {
      /** The run that the page shows; missing on error pages. */
      run?: RunFacts;
      /** Head of the window. */
      title?: string;
    }
  }
}

export {};
