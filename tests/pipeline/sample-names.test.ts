// The rules for names, held against real papers: those of the bundled sample.
import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, it} from 'vitest';
import type {Analysis, Paper} from '../../src/lib/model.ts';
import {nameKey} from '../../src/lib/pipeline/name-candidates.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {readJsonl} from '../../src/lib/sources/jsonl.ts';

const SAMPLE = 'data/sample/daily-papers-2026-04-01-to-05-28.jsonl';

const SETTINGS = {...DEFAULT_SETTINGS, themes: 24};

let analysis: Analysis;
let texts: Map<string, string>;

const plain = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
const textOf = ({title, abstract}: Paper): string => plain(`${title} . ${abstract}`);
const partsOf = (name: string): string[] => name.split(' and ');

beforeAll(async () => {
  const {papers} = readJsonl(readFileSync(SAMPLE, 'utf8'));
  texts = new Map(papers.map((paper) => [paper.id, textOf(paper)]));
  analysis = await analysePapers(papers, SETTINGS, {sha256});
}, 120_000);

/** Share of some papers that hold a name, or one of its two parts, word for word. */
function coverage(name: string, ids: readonly string[]): number {
  const parts = partsOf(name).map((part) => plain(part).trimEnd());
  const held = ids.filter((id) => parts.some((part) => (texts.get(id) ?? '').includes(`${part} `)));
  return held.length / ids.length;
}

const idsOf = (theme: number): string[] =>
  analysis.assignments.filter(({themeId}) => themeId === theme).map(({paperId}) => paperId);

describe('the name of each theme of the sample', () => {
  it('stands word for word in a quarter of its papers, or is a pair of such phrases', () => {
    const short = analysis.themes.filter(
      ({id, name}) => coverage(name, idsOf(id)) < 0.25 && partsOf(name).length === 1
    );
    expect(short.map(({name}) => name)).toEqual([]);
  });

  it('stands in so many papers as its proof says, and in few more, where hyphens are set otherwise', () => {
    for (const {id, name, proof} of analysis.themes) {
      const more = coverage(name, idsOf(id)) - proof.inside;
      expect([name, more > -1e-9 && more < 0.15]).toEqual([name, true]);
    }
  });

  it('is carried by papers of the theme that hold it', () => {
    for (const {id, name, proof} of analysis.themes) {
      const own = new Set(idsOf(id));
      expect(proof.carriers.filter((carrier) => !own.has(carrier))).toEqual([]);
      expect([name, coverage(name, proof.carriers)]).toEqual([name, 1]);
    }
  });

  it("is in title case, with the field's own capitals", () => {
    const words = analysis.themes.flatMap(({name}) => name.split(/[ -]/));
    const small = words.filter((word) => /^\p{Ll}/u.test(word));
    expect(small.filter((word) => !['and', 'of', 'to', 'in', 'for'].includes(word))).toEqual([]);
    expect(words.filter((word) => /^(?:Kv|Rl|Llms?|Gui|Vla|3d)$/.test(word))).toEqual([]);
  });

  it("is no other theme's, case, hyphens and plurals apart, nor is a half of it", () => {
    const keys = analysis.themes.map(({name}) => nameKey(name));
    expect(new Set(keys).size).toBe(24);
    const halves = analysis.themes
      .map(({name}) => partsOf(name).map(nameKey))
      .filter(({length}) => length > 1)
      .flat();
    expect(halves.filter((half) => keys.includes(half))).toEqual([]);
  });
});
