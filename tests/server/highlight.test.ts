import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {excerpt, markHits, wantedForms} from '../../src/lib/server/highlight.ts';
import {readSearch} from '../../src/lib/server/search.ts';

const forms = (query: string) => wantedForms(readSearch(query));
/** Hits in square brackets. */
const shown = (stretches: ReturnType<typeof markHits>) =>
  stretches.map(({text, hit}) => (hit ? `[${text}]` : text)).join('');

describe('the hits of a search in a text', () => {
  it('are its words with any ending, within compounds too', () =>
    expect(
      shown(markHits('World-model: Modeling worlds with GPT-4o', forms('"world models" gpt')))
    ).toBe('[World]-[model]: [Modeling] [worlds] with [GPT]-4o'));

  it('are neither silent words nor those that are left out', () =>
    expect(shown(markHits('the survey of agents', forms('the agent -survey')))).toBe(
      'the survey of [agents]'
    ));

  it('are none without a search', () =>
    expect(markHits('a text', forms(''))).toEqual([{text: 'a text', hit: false}]));

  it('and what lies between them are the text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (text) => {
        const marked = markHits(text, new Set(['a', '1', text.toLowerCase()]));
        expect(marked.map((stretch) => stretch.text).join('')).toBe(text);
      })
    );
  });
});

describe('an excerpt', () => {
  const filler = (count: number) =>
    Array.from({length: count}, (_, index) => `w${index}`).join(' ');

  it('is the whole of a short abstract', () =>
    expect(shown(excerpt('An agent acts.', forms('agent')))).toBe('An [agent] acts.'));

  it('begins shortly before the first hit and ends at a word, with dots where it was cut', () => {
    const text = shown(excerpt(`${filler(60)} agent ${filler(100)}`, forms('agent')));
    expect(text).toMatch(/^…w41 .* w59 \[agent\] w0 .* w\d+…$/);
    expect(text.length).toBeLessThan(270);
  });

  it('is the beginning where nothing is hit', () => {
    const text = shown(excerpt(filler(100), forms('agent')));
    expect(text).toMatch(/^w0 w1 .* w\d+…$/);
  });

  it('cuts a text without spaces somewhere', () =>
    expect(shown(excerpt('x'.repeat(300), forms('')))).toBe(`${'x'.repeat(260)}…`));

  it('of nothing is nothing', () => expect(excerpt('', forms('agent'))).toEqual([]));
});
