import type {Assignment} from '../../model.ts';
import type {Text} from '../documents.ts';
import type {Arranged, PaperTexts} from './stored-analysis.ts';
import type {MovedTexts} from './update-themes.ts';

/** The texts that came, went, or moved to a theme. */
export function movedTexts(
  {assignments}: Arranged,
  before: ReadonlyMap<string, Assignment>,
  {texts, outdated}: {texts: PaperTexts; outdated: ReadonlyMap<string, Text>}
): MovedTexts {
  const rows = assignments.flatMap(({paperId, themeId}) => {
    const text = texts.get(paperId);
    return text ? [{text, themeId}] : [];
  });
  const came = rows.filter(({text: {id}}) => !before.has(id) || outdated.has(id));
  const moved = rows.filter(({text: {id}, themeId}) => {
    const old = before.get(id);
    return old && !outdated.has(id) && old.themeId !== themeId;
  });
  const went = [...outdated].map(([id, text]) => ({
    text,
    themeId: before.get(id)?.themeId ?? null
  }));
  const left = moved.map(({text}) => ({text, themeId: before.get(text.id)?.themeId ?? null}));
  return {added: [...came, ...moved], removed: [...went, ...left]};
}
