// The fast ways through the text, held against the readable ones.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import naturalStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import {describe, expect, it} from 'vitest';
import {
  BREAK,
  isJoined,
  readDocuments,
  wordOf,
  type Text
} from '../../src/lib/pipeline/documents.ts';
import {findPair, PairTable} from '../../src/lib/pipeline/pair-table.ts';
import {TRIGGER, triggersOf} from '../../src/lib/pipeline/plain-text-triggers.ts';
import {plainText} from '../../src/lib/pipeline/plain-text.ts';
import {porterStem} from '../../src/lib/pipeline/porter-stem.ts';
import {TextUnits} from '../../src/lib/pipeline/text-units.ts';
import {TokenScanner} from '../../src/lib/pipeline/token-scanner.ts';
import {isCompound, tokenize} from '../../src/lib/pipeline/tokenize.ts';
import {HARD_TEXTS, hardText} from './hard-texts.ts';
import {readableDocument} from './readable-documents.ts';

const unitsOf = (text: string) => {
  const units = new TextUnits();
  units.load(text);
  return units;
};

describe('the triggers of plain text', () => {
  it.each([
    ['plain words, with a comma. And a stop', 0],
    ['http://a', TRIGGER.link],
    ['WWW.', TRIGGER.link],
    ['a@b', TRIGGER.at],
    ['x.Org', TRIGGER.domain],
    ['X2014', TRIGGER.escape],
    ['x2', 0],
    ['<b', TRIGGER.tag],
    ['\\a', TRIGGER.backslash],
    ['$', TRIGGER.dollar],
    ['a_b', TRIGGER.mark],
    ['é', TRIGGER.foreign]
  ])('of "%s" are %i', (text, triggers) => expect(triggersOf(unitsOf(text))).toBe(triggers));

  it('name every step that a text needs', () => {
    for (const text of HARD_TEXTS)
      expect(plainText(text, triggersOf(unitsOf(text))), text).toBe(plainText(text));
    fc.assert(
      fc.property(hardText, (text) => {
        expect(plainText(text, triggersOf(unitsOf(text)))).toBe(plainText(text));
      }),
      {numRuns: 2000}
    );
  });
});

describe('the token scanner', () => {
  const scan = (text: string) => {
    const scanner = new TokenScanner(unitsOf(text));
    const tokens = [];
    while (scanner.next()) {
      const {start, end, afterBreak} = scanner;
      tokens.push({text: text.slice(start, end), afterBreak, isCompound: scanner.isCompound});
    }
    return tokens;
  };
  const readable = (text: string) =>
    tokenize(text).map((token) => ({...token, isCompound: isCompound(token)}));

  it.each(HARD_TEXTS)('cuts "%s" token for token as the readable one', (text) =>
    expect(scan(text)).toEqual(readable(text))
  );

  it('cuts any text token for token as the readable one', () =>
    fc.assert(
      fc.property(hardText, (text) => {
        expect(scan(text)).toEqual(readable(text));
      }),
      {numRuns: 5000}
    ));

  it('sees a compound only in plain words of two letters or more', () =>
    expect(
      scan('world-model k-means GPT-4o it-is-so non-linear+ 𝐱𝐲-plane 𝐱-axis').map(
        (token) => token.isCompound
      )
    ).toEqual([true, false, false, true, false, true, false]));
});

describe('documents', () => {
  const read = (texts: readonly Text[]) => {
    const {documents, lexicon} = readDocuments(texts);
    return documents.map((document) =>
      Array.from(document, (code) =>
        code === BREAK ? '|' : (isJoined(code) ? '-' : '') + (lexicon.words[wordOf(code)] ?? '')
      )
    );
  };
  const text = fc.record({title: hardText, abstract: hardText});

  it('hold the words that the readable way finds', () =>
    fc.assert(
      fc.property(fc.array(text, {maxLength: 6}), (texts) => {
        expect(read(texts)).toEqual(texts.map(readableDocument));
      }),
      {numRuns: 1000}
    ));

  it('tell thousands of words apart', () => {
    const words = Array.from({length: 5000}, (_, index) => `w${index}`);
    const {lexicon} = readDocuments([{title: words.join(' '), abstract: words.join(' ')}]);
    expect(lexicon.words).toEqual(words);
  });

  it('number the words in the order of their coming, titles first', () => {
    const {lexicon} = readDocuments([
      {title: 'red', abstract: 'green owls'},
      {title: 'blue', abstract: 'red owl'}
    ]);
    expect(lexicon.words).toEqual(['red', 'blue', 'green', 'owls', 'owl']);
    expect(lexicon.stemTexts).toEqual(['red', 'blue', 'green', 'owl']);
    expect([...lexicon.stems]).toEqual([0, 1, 2, 3, 3]);
  });
});

describe("Porter's stemmer", () => {
  it('agrees with that of natural on every word of its lexicon', () => {
    const file =
      'node_modules/natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json';
    const words = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).filter((word) =>
      /^[a-z]+$/.test(word)
    );
    expect(words.filter((word) => porterStem(word) !== naturalStemmer.stem(word))).toEqual([]);
  });

  it('agrees with that of natural on words that are none', () => {
    const ending = fc.constantFrom(
      ...['ational', 'tional', 'iveness', 'biliti', 'icate', 'ement', 'sion', 'tion', 'eed'],
      ...['ed', 'ing', 'ies', 'sses', 's', 'y', 'e', 'll', 'able', 'izer', 'ousli', '']
    );
    const word = fc
      .tuple(fc.stringMatching(/^[a-eioulstw-z]{1,6}$/), ending, ending)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, (text) => {
        expect(porterStem(text)).toBe(naturalStemmer.stem(text));
      }),
      {numRuns: 5000}
    );
  });
});

describe('a table of pairs', () => {
  it('numbers pairs in the order of their coming, as a map would', () => {
    const pair = fc.tuple(fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(fc.array(pair, {maxLength: 4000}), pair, (pairs, other) => {
        const table = new PairTable();
        const map = new Map<string, number>();
        for (const [left, right] of pairs) {
          const known = map.get(`${left} ${right}`) ?? map.size;
          map.set(`${left} ${right}`, known);
          expect(table.add(left, right)).toBe(known);
        }
        expect(table.size).toBe(map.size);
        expect(findPair(table.places, ...other)).toBe(map.get(other.join(' ')) ?? -1);
        for (const [key, number] of map)
          expect(`${table.left(number)} ${table.right(number)}`).toBe(key);
      }),
      {numRuns: 30}
    );
  });
});
