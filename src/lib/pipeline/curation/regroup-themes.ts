import type {Assignment, Theme} from '../../model.ts';
import type {Label} from '../labels.ts';
import {ownVocabulary} from '../refresh/collected.ts';
import {describeGroup} from '../refresh/describe-group.ts';
import {knownOthers} from '../refresh/known-others.ts';
import {movedNames, updateThemes} from '../refresh/update-themes.ts';
import {summarizeTheme} from '../theme-summary.ts';
import type {Texts} from './decision-texts.ts';

/** Themes and the papers in them, row by row. */
export interface Groups {
  readonly themes: readonly Theme[];
  readonly assignments: readonly Assignment[];
}

/** Names and terms of one theme among the others, by its papers. */
export function labelOf(id: number, {themes, assignments}: Groups, texts: Texts): Label {
  const own = assignments.flatMap(({themeId}, row) =>
    themeId === id ? (texts.textAt(row) ?? []) : []
  );
  const others = themes.filter((theme) => theme.id !== id);
  return describeGroup(own, ownVocabulary, {
    ...knownOthers(texts.known, {...texts, papers: texts.papers.length, themes: others}),
    includesGroup: true
  });
}

/** A theme that its papers were put into by hand; `like` is the one that most of them come from. */
export function newTheme(
  id: number,
  like: Theme,
  [groups, texts]: readonly [Groups, Texts]
): Theme {
  const {areaId, confidence} = like;
  const facts = {id, areaId, confidence, label: labelOf(id, groups, texts)};
  const members = {papers: texts.papers, assignments: groups.assignments};
  return {...summarizeTheme(facts, members), handMade: 'split'};
}

/** Counts themes anew after papers have moved between them, and leaves out those that have none left. */
export function recountThemes(
  before: Groups,
  assignments: readonly Assignment[],
  {papers, textAt}: Texts
): Theme[] {
  const moves = assignments.flatMap(({themeId: to}, row) => {
    const from = before.assignments[row]?.themeId ?? null;
    const text = textAt(row);
    return from === to || !text ? [] : [{text, from, to}];
  });
  const moved = movedNames(
    {
      added: moves.map(({text, to}) => ({text, themeId: to})),
      removed: moves.map(({text, from}) => ({text, themeId: from}))
    },
    before.themes
  );
  const members = {papers, assignments};
  return updateThemes(before.themes, members, {moved, papersBefore: papers.length}).filter(
    (theme) => theme.papers > 0
  );
}
