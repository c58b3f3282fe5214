import {DuckDBInstance} from '@duckdb/node-api';
import type {Paper} from '../../src/lib/model.ts';
import {readWithModel} from '../../src/lib/pipeline/refresh/place-papers.ts';
import {countThemeWeeks, countWeeks} from '../../src/lib/pipeline/weeks.ts';
import {indexWords} from '../../src/lib/pipeline/word-index.ts';
import type {Home} from '../../src/lib/server/home.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {analysisPath, readPointer} from '../../src/lib/server/pointer.ts';
import {readStored} from '../../src/lib/server/refresh/read-stored.ts';

/** The rows that a statement gives in the published file. */
export async function query(home: Home, sql: string) {
  return withAnalysis(async (connection) => (await connection.runAndReadAll(sql)).getRows(), home);
}

export const WORDS = `
  SELECT word, words.papers, paper_id, in_title, in_abstract,
         (SELECT list(place ORDER BY place) FROM word_places p
          WHERE p.word_id = words.word_id AND p.paper_row = h.paper_row)::VARCHAR
  FROM words JOIN word_papers h USING (word_id) JOIN papers USING (paper_row)
  ORDER BY word, paper_id`;
export const TERMS = `
  SELECT stem_key, document_frequency, paper_id, count, title_count
  FROM terms JOIN paper_terms USING (term_id) JOIN papers USING (paper_row)
  ORDER BY stem_key, paper_id`;
export const COURSES = `
  SELECT theme_id, strftime(week_start, '%Y-%m-%d'), papers
  FROM theme_weeks
  ORDER BY ALL`;
const byText = (a: readonly unknown[], b: readonly unknown[]) => {
  const [left, right] = [a, b].map(([first, , id]) => `${String(first)}\0${String(id)}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
};

/** What the tables have to hold, counted from the papers and their themes alone. */
export async function countAll(home: Home, papers: readonly Paper[]) {
  const path = analysisPath(home, (await readPointer(home)) ?? {file: ''});
  const instance = await DuckDBInstance.create(path, {access_mode: 'READ_ONLY'});
  const connection = await instance.connect();
  const {terms, model, found} = await readStored(connection);
  connection.closeSync();
  instance.closeSync();
  const {corpus, table} = readWithModel(papers, {terms, model});
  const [part, ...more] = indexWords(papers, corpus).parts();
  if (!part || more.length > 0) throw new Error('the words come in several parts');
  const {words, postings, places} = part;
  const at = new Map<string, number[]>();
  places.word.forEach((word, entry) => {
    const key = `${word} ${places.paper[entry] ?? -1}`;
    at.set(key, [...(at.get(key) ?? []), places.place[entry] ?? -1]);
  });
  const searched = [...postings.word].map((word, entry) => {
    const paper = postings.paper[entry] ?? -1;
    const list = `[${(at.get(`${word} ${paper}`) ?? []).join(', ')}]`;
    const [form, count] = [words[word], part.papers[word]];
    const counts = [postings.inTitle[entry], postings.inAbstract[entry]];
    return [form, count, papers[paper]?.id, ...counts, list];
  });
  const held = papers.flatMap(({id}, paper) =>
    [...table.termIds.subarray(table.starts[paper], table.starts[paper + 1])].map((term, place) => {
      const {stemKey, documentFrequency} = table.terms[term] ?? {};
      const entry = (table.starts[paper] ?? 0) + place;
      return [stemKey, documentFrequency, id, table.counts[entry], table.titleCounts[entry]];
    })
  );
  const themeOf = new Map(found.assignments.map(({paperId, themeId}) => [paperId, themeId]));
  const members = papers.map(({id}) => ({paperId: id, themeId: themeOf.get(id) ?? null}));
  const themeIds = found.themes.map(({id}) => id);
  const courses = countThemeWeeks(papers, members, {weeks: countWeeks(papers), themeIds})
    .map(({themeId, weekStart, papers: count}) => [themeId, weekStart, count])
    .sort(([a = 0, b = ''], [c = 0, d = '']) => Number(a) - Number(c) || (b < d ? -1 : 1));
  const sizes = found.areas.map(({id}) => [
    id,
    members.filter(({themeId}) => found.themes.find((theme) => theme.id === themeId)?.areaId === id)
      .length
  ]);
  return {searched: searched.sort(byText), held: held.sort(byText), courses, sizes};
}
