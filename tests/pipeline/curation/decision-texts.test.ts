import {beforeAll, describe, expect, it} from 'vitest';
import type {Analysis, CurationOperation} from '../../../src/lib/model.ts';
import {curateThemes} from '../../../src/lib/pipeline/curation/curate-themes.ts';
import {textsAtHand, withTexts} from '../../../src/lib/pipeline/curation/decision-texts.ts';
import {analysePapers} from '../../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../../src/lib/pipeline/settings.ts';
import {sha256} from '../../../src/lib/server/sha256.ts';
import {stream, type Subject} from '../stream.ts';

const SUBJECTS: readonly Subject[] = ['reefs', 'colors', 'rewards', 'glaciers'];
const PAPERS = SUBJECTS.flatMap((subject, seed) =>
  stream(subject, {monday: '2025-01-06', weeks: 10, each: 3, seed})
);
let fit: Analysis;
beforeAll(async () => {
  fit = await analysePapers(PAPERS, {...DEFAULT_SETTINGS, themes: 4, dimensions: 10}, {sha256});
});

const idsOf = (subject: Subject) =>
  PAPERS.flatMap(({id}) => (id.startsWith(subject) ? [id] : [])).sort();
const themeOf = (subject: Subject): number =>
  fit.assignments.find(({paperId}) => paperId.startsWith(subject))?.themeId ?? 0;
const known = () => ({terms: fit.terms.terms, model: fit.model});

/** What comes of decisions, and whose texts were held and gone through for that. */
async function follow(...operations: CurationOperation[]) {
  const held: string[] = [];
  let gone = 0;
  const source = {
    papers: fit.papers.map(({id, published, listed, upvotes, sources}) => ({
      ...{id, published, listed, upvotes, sources}
    })),
    assignments: fit.uncurated.assignments,
    readTexts: (ids: readonly string[]) => {
      held.push(...ids);
      return Promise.resolve(
        ids.flatMap((id) => fit.papers.find((paper) => paper.id === id) ?? [])
      );
    },
    async *streamTexts() {
      gone += 1;
      yield await Promise.resolve(fit.papers.slice(0, 50));
      yield fit.papers.slice(50);
    },
    readTerms: known
  };
  const themes = await withTexts(source, [{operations}], (texts) =>
    curateThemes(fit.uncurated, {operations}, texts)
  );
  return {themes, held: held.sort(), gone};
}

const withAll = (...operations: CurationOperation[]) =>
  curateThemes(fit.uncurated, {operations}, textsAtHand(fit.papers, known()));

describe('a decision that moves papers', () => {
  it('holds the texts of the themes that it names alone, and comes to the same as with all', async () => {
    const merge: CurationOperation = {
      do: 'merge',
      themes: [themeOf('reefs')],
      into: themeOf('glaciers')
    };
    const {themes, held} = await follow(merge);
    expect(held).toEqual([...idsOf('glaciers'), ...idsOf('reefs')]);
    expect(themes).toEqual(withAll(merge));
    expect(themes.themes).toHaveLength(3);
  });

  it('goes once through all texts for the phrases that the fit does not know', async () => {
    const split: CurationOperation = {
      ...{do: 'split', theme: themeOf('reefs'), into: 9, holds: 'seagrass'},
      ...{papers: [], kept: []}
    };
    const {themes, held, gone} = await follow(split);
    expect([held, gone]).toEqual([idsOf('reefs'), 1]);
    expect(themes).toEqual(withAll(split));
    expect(themes.themes.map(({id}) => id)).toContain(9);
  });
});

describe('a decision that leaves papers where they are', () => {
  it('reads no text', async () => {
    const {themes, ...read} = await follow(
      {do: 'rename', theme: themeOf('reefs'), name: 'Life of Reefs'},
      {do: 'hide', theme: themeOf('colors')}
    );
    expect(read).toEqual({held: [], gone: 0});
    expect(themes.themes.map(({name}) => name)).toContain('Life of Reefs');
  });
});
