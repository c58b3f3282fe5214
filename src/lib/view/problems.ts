/**
 * What of an address could not be followed, one sentence each: as a page says it, with what it shows instead, and
 * the fault alone for a file, which is refused.
 */
export interface Problems {
  readonly problems: string[];
  readonly faults: string[];
}

export const noProblems = (): Problems => ({problems: [], faults: []});

/** Adds a fault; `instead` is the rest of the sentence, such as "; shown is page 1". */
export function addProblem({problems, faults}: Problems, fault: string, instead = ''): void {
  problems.push(`${fault}${instead}.`);
  faults.push(`${fault}.`);
}
