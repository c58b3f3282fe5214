import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {WordTokenizer} from 'natural/lib/natural/tokenizers/index.js';
import {describe, expect, it} from 'vitest';
import {BREAK, isJoined, readDocuments, wordOf} from '../../src/lib/pipeline/documents.ts';
import {stemOf} from '../../src/lib/pipeline/lexicon.ts';
import {plainText} from '../../src/lib/pipeline/plain-text.ts';
import {titleCase} from '../../src/lib/pipeline/title-case.ts';
import {tokenize} from '../../src/lib/pipeline/tokenize.ts';

const words = (text: string) => tokenize(plainText(text)).map((token) => token.text);

describe('plain text', () => {
  it.each([
    ['a model at https://example.org/x?y=1 now', ['a', 'model', 'at', 'now']],
    ['see github.com/user/repo for code', ['see', 'for', 'code']],
    ['mail a.b@example.org today', ['mail', 'today']],
    ['open-endedx2014models should', ['open-ended', 'models', 'should']],
    ['a $k$-means and $3$D, $\\alpha + \\beta$ term', ['a', 'k-means', 'and', '3D', 'term']],
    ['\\textbf{bold} and \\emph{new} words \\cite{x2020}', ['bold', 'and', 'new', 'words']],
    ['a <b>tag</b> goes', ['a', 'tag', 'goes']],
    ['the model’s world‑model', ['the', "model's", 'world-model']]
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('is empty for what holds no word', () => expect(words(' \n— … $$ \\\\ ')).toEqual([]));
});

describe('the tokenizer', () => {
  it.each([
    ['a world-model', ['a', 'world-model']],
    ['RLHF, GPT-4o and 3D', ['RLHF', 'GPT-4o', 'and', '3D']],
    ['Qwen2.5-7B scores 95.3.', ['Qwen2.5-7B', 'scores', '95.3']],
    ['naïve Bayes für C++', ['naïve', 'Bayes', 'für', 'C++']],
    ['世界模型 and модель', ['世界模型', 'and', 'модель']]
  ])('keeps the words of "%s"', (text, expected) => expect(words(text)).toEqual(expected));

  it('notes where punctuation breaks a phrase', () =>
    expect(tokenize('one two, three').map(({afterBreak}) => afterBreak)).toEqual([
      true,
      false,
      true
    ]));

  it('agrees with the tokenizer of natural on plain English', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(' ', ', ', '. ', '\n'), (parts, gap) => {
        const text = parts.join(gap);
        expect(words(text)).toEqual(new WordTokenizer().tokenize(text));
      })
    );
  });

  it('loses no letter of any text', () => {
    const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu) ?? [];
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (text) => {
        expect(
          letters(
            tokenize(text)
              .map((token) => token.text)
              .join(' ')
          )
        ).toEqual(letters(text));
      })
    );
  });
});

describe('stems', () => {
  it.each([
    ['models', 'model'],
    ['modeling', 'model'],
    ['LLMs', 'llm'],
    ['RLHF', 'rlhf'],
    ['KV', 'kv'],
    ['GPT-4o', 'gpt-4o'],
    ['naïve', 'naïve'],
    ["model's", 'model']
  ])('%s becomes %s', (word, stem) => expect(stemOf(word)).toBe(stem));
});

describe('documents', () => {
  it('take compounds of plain words apart, so that "world-model" and "world model" are one term', () => {
    const {lexicon} = readDocuments([{title: 'world-model GPT-4o k-means', abstract: ''}]);
    expect(lexicon.words).toEqual(['world', 'model', 'GPT-4o', 'k-means']);
  });

  it('remember hyphens, breaks and where the abstract begins', () => {
    const {documents, abstractStarts, lexicon} = readDocuments([
      {title: 'World-model', abstract: 'A world, a model'}
    ]);
    const read = Array.from(documents[0] ?? [], (code) =>
      code === BREAK ? '|' : (isJoined(code) ? '-' : '') + (lexicon.words[wordOf(code)] ?? '')
    );
    expect(read).toEqual(['|', 'World', '-model', '|', 'A', 'world', '|', 'a', 'model']);
    expect([...abstractStarts]).toEqual([3]);
  });

  it('count words such as "constructor" like any other', () => {
    const {lexicon} = readDocuments([{title: 'constructor', abstract: 'constructor __proto__'}]);
    expect(lexicon.words).toEqual(['constructor', 'proto']);
  });
});

describe('title case', () => {
  it.each([
    ['mixture of experts', 'Mixture of Experts'],
    ['KV cache', 'KV Cache'],
    ['3D reconstruction', '3D Reconstruction'],
    ['LoRA', 'LoRA'],
    ['chain-of-thought', 'Chain-of-Thought'],
    ['GRPO', 'GRPO']
  ])('%s becomes %s', (phrase, expected) => expect(titleCase(phrase)).toBe(expected));
});

it('the compiled kernels are those of the source', async () => {
  const {SOURCE_HASH} = await import('../../src/lib/pipeline/numeric/kernels-wasm.ts');
  const {sha256} = await import('../../src/lib/server/sha256.ts');
  const folder = 'src/lib/pipeline/numeric/assembly';
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(sha256(sources.join('')), 'run "npm run kernels"').toBe(SOURCE_HASH);
});
