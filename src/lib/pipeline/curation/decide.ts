import type {AnalysisSummary, Curation, CurationOperation, Paper} from '../../model.ts';
import {CurationError, readCuration, writeCuration} from '../../sources/curation.ts';
import {holdsPhrase} from './holds-phrase.ts';
import {highestNamed} from './resolve-curation.ts';

/** What a user asks for. */
export type Decision =
  | {readonly do: 'rename'; readonly theme: number; readonly name: string}
  | {readonly do: 'merge'; readonly themes: readonly number[]; readonly into: number}
  | SplitDecision
  | {readonly do: 'hide' | 'unhide' | 'pin' | 'unpin'; readonly theme: number}
  | {readonly do: 'undo'};

/** Papers that are to be a theme of their own: those that hold a phrase, or those listed. */
export interface SplitDecision {
  readonly do: 'split';
  readonly theme: number;
  readonly holds: string | null;
  readonly papers: readonly string[];
}

/** What a decision is about: the themes as the user sees them. */
export interface Shown extends Pick<AnalysisSummary, 'highestThemeId'> {
  readonly themes: readonly {readonly id: number; readonly name: string}[];
  /** The papers of the theme that is to be split. */
  readonly members: readonly Pick<Paper, 'id' | 'title' | 'abstract'>[];
}

/** Numbers of themes that an error lists, at most. */
const MOST_TOLD = 12;

function checkTheme(id: number, {themes}: Shown): void {
  if (themes.some((theme) => theme.id === id)) return;
  const ids = themes.map((theme) => theme.id).sort((a, b) => a - b);
  const more =
    ids.length > MOST_TOLD ? ', …; the page of themes and "export themes" have them all' : '';
  throw new CurationError(
    `theme is ${id}, expected one of ${ids.slice(0, MOST_TOLD).join(', ')}${more}`
  );
}

function checkName({theme, name}: {theme: number; name: string}, {themes}: Shown): void {
  const key = name.trim().toLowerCase();
  const other = themes.find((one) => one.id !== theme && one.name.toLowerCase() === key);
  if (other) throw new CurationError(`name is "${name}", which theme ${other.id} has already`);
}

/** The papers that a split takes, and those that it leaves. */
function divide(
  {theme, holds, papers: listed}: SplitDecision,
  {members: own}: Shown
): {papers: string[]; kept: string[]} {
  const wanted = new Set(listed);
  const isTaken = holds === null ? ({id}: {id: string}) => wanted.has(id) : holdsPhrase(holds);
  const stranger = listed.find((id) => !own.some((paper) => paper.id === id));
  if (holds === null && stranger !== undefined) {
    throw new CurationError(`paper is "${stranger}", expected papers of theme ${theme}`);
  }
  const taken = own.filter(isTaken);
  if (taken.length === 0 || taken.length === own.length) {
    const what = holds === null ? 'papers listed' : `papers that hold "${holds}"`;
    throw new CurationError(
      `${what} are ${taken.length} of the ${own.length} of theme ${theme}, expected some of them, not all`
    );
  }
  const ids = (from: typeof own) => from.map(({id}) => id).sort();
  return {papers: ids(taken), kept: ids(own.filter((paper) => !taken.includes(paper)))};
}

function toOperation(
  decision: Exclude<Decision, {do: 'undo'}>,
  {shown, curation}: {shown: Shown; curation: Curation}
): CurationOperation {
  const themes = decision.do === 'merge' ? [...decision.themes, decision.into] : [decision.theme];
  for (const id of themes) checkTheme(id, shown);
  if (decision.do === 'rename') checkName(decision, shown);
  if (decision.do !== 'split') return decision;
  const {theme, holds} = decision;
  const into = 1 + Math.max(shown.highestThemeId, highestNamed(curation));
  return {do: 'split', theme, into, holds, ...divide(decision, shown)};
}

/**
 * The decisions with one more, or without the last.
 *
 * @throws CurationError that names the value and the rule it broke
 */
export function decide(decision: Decision, curation: Curation, shown: Shown): Curation {
  const {operations} = curation;
  if (decision.do === 'undo') {
    if (operations.length === 0) {
      throw new CurationError('there is no decision that could be undone');
    }
    return {operations: operations.slice(0, -1)};
  }
  const added = toOperation(decision, {shown, curation});
  // The rules of the file hold for what goes into it.
  return readCuration(writeCuration({operations: [...operations, added]}));
}
