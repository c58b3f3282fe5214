import type {Curation, CurationOperation, SplitOperation, Theme, Uncurated} from '../../model.ts';
import {updateAreas} from '../refresh/update-areas.ts';
import type {Texts} from './decision-texts.ts';
import {mergeInto} from './merge-themes.ts';
import {labelOf, newTheme, recountThemes, type Groups} from './regroup-themes.ts';
import {resolveCuration, type ResolvedCuration} from './resolve-curation.ts';
import {splitOff} from './split-off.ts';

const byPapers = (a: Theme, b: Theme) => b.papers - a.papers || a.id - b.id;

function split(groups: Groups, operation: SplitOperation, texts: Texts): Groups {
  const assignments = splitOff(texts, groups.assignments, operation);
  const pair = [operation.theme, operation.into];
  const [like] = groups.themes.filter(({id}) => pair.includes(id)).sort(byPapers);
  if (!like) return groups;
  const themes = recountThemes(groups, assignments, texts);
  const added = pair.filter(
    (wanted) =>
      !themes.some(({id}) => id === wanted) && assignments.some(({themeId}) => themeId === wanted)
  );
  const now = {themes, assignments};
  return {assignments, themes: [...themes, ...added.map((id) => newTheme(id, like, [now, texts]))]};
}

/** The mean of the themes' confidence, by their papers. */
function meanConfidence(themes: readonly Theme[]): number {
  const papers = themes.reduce((sum, theme) => sum + theme.papers, 0);
  const sum = themes.reduce((total, theme) => total + theme.papers * theme.confidence, 0);
  return papers > 0 ? sum / papers : 0;
}

function merge(
  groups: Groups,
  operation: {readonly themes: readonly number[]; readonly into: number},
  texts: Texts
): Groups {
  const {into} = operation;
  const ids = [into, ...operation.themes];
  const parts = groups.themes.filter(({id}) => ids.includes(id)).sort(byPapers);
  const [largest] = parts;
  if (!largest || (parts.length === 1 && largest.id === into)) return groups;
  const assignments = mergeInto(groups.assignments, operation);
  const target = parts.find(({id}) => id === into) ?? largest;
  // Where the theme that all go to was not found, the largest of them goes on in its place.
  const before = {
    assignments: mergeInto(groups.assignments, {themes: [target.id], into}),
    themes: groups.themes.map((theme) => (theme === target ? {...theme, id: into} : theme))
  };
  const themes = recountThemes(before, assignments, texts);
  const {terms} = labelOf(into, {themes, assignments}, texts);
  const byHand = parts.length > 1 ? {handMade: 'merged' as const} : {};
  const whole = {terms, confidence: meanConfidence(parts), ...byHand};
  return {
    assignments,
    themes: themes.map((theme) => (theme.id === into ? {...theme, ...whole} : theme))
  };
}

function follow(groups: Groups, operation: CurationOperation, texts: Texts): Groups {
  if (operation.do === 'split') return split(groups, operation, texts);
  return operation.do === 'merge' ? merge(groups, operation, texts) : groups;
}

function mark(theme: Theme, {names, hidden, pinned}: ResolvedCuration): Theme {
  const name = names.get(theme.id);
  return {
    ...theme,
    ...(name !== undefined && name !== theme.name ? {name, ownName: theme.name} : {}),
    ...(hidden.has(theme.id) ? {hidden: true as const} : {}),
    ...(pinned.has(theme.id) ? {pinned: true as const} : {})
  };
}

/**
 * Follows the decisions of the user: splits and merges in their order, then names and marks. What a
 * decision speaks of but is not there is left alone. The papers stand in the order of the assignments;
 * their texts may be null where no decision asks for them: see `withTexts`.
 */
export function curateThemes(found: Uncurated, curation: Curation, texts: Texts | null): Uncurated {
  if (curation.operations.length === 0) return found;
  const start: Groups = {themes: found.themes, assignments: found.assignments};
  const groups = curation.operations.reduce<Groups>(
    (now, operation) => (texts ? follow(now, operation, texts) : now),
    start
  );
  const resolved = resolveCuration(curation);
  const themes = groups.themes.map((theme) => mark(theme, resolved));
  const named = new Map(themes.map(({name, ownName}) => [ownName ?? name, name]));
  // An area of one theme bears the name of that theme, the user's too.
  const areas = updateAreas(found.areas, themes, found.assignments.length).map((area) => ({
    ...area,
    name: named.get(area.name) ?? area.name
  }));
  return {themes, areas, assignments: groups.assignments};
}
