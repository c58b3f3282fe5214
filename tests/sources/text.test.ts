import {describe, expect, it} from 'vitest';
import fc from 'fast-check';
import {cleanText, decodeEscapes, stripHostile} from '../../src/lib/sources/text.ts';

describe('cleanText', () => {
  it.each([
    ['white space of any kind', ' a\t b\n\n c\u00a0\u2003d\r\ne\vf\fg\u0085h ', 'a b c d e f g h'],
    ['a byte-order mark', '\ufeffa\ufeffb', 'ab'],
    ['control characters', 'a\0b\x07c\x1bd\x7fe\x9ff', 'abcdef'],
    ['bidi overrides', 'a\u202eb\u202ac\u2066d\u2069e', 'abcde'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['letters and marks apart', 'cafe\u0301', 'caf\u00e9']
  ])('tidies %s', (_, text, expected) => expect(cleanText(text)).toBe(expected));

  it.each(['😀 emoji', '中文 标题', 'naïve', 'π₀ and $\\alpha_1$', 'x = y', '‹quoted›'])(
    'keeps %s',
    (text) => expect(cleanText(text)).toBe(text)
  );

  it('leaves nothing hostile in any text', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(clean).toBe(clean.normalize('NFC').replace(/\s+/g, ' ').trim());
      })
    ));
});

describe('cleanText, which passes over what a text does not need,', () => {
  const everyStep = (text: string) =>
    decodeEscapes(stripHostile(text)).normalize('NFC').replace(/\s+/g, ' ').trim();
  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '\t',
      '\r\n',
      'a',
      'é',
      'e\u0301',
      '\u00a0',
      '\u202e',
      '\ufeff',
      '\x7f'
    ),
    fc.constantFrom('ax2014b', 'AX2019S', 'x201cword', 'dx00d7d', 'ax2212b', '\\Unicode{x2014}'),
    fc.constantFrom('x\x002014b', 'x2\u202e014b', '\ud800', '\\', 'x', '2', '0'),
    fc.string({unit: 'binary', maxLength: 5})
  );

  it('comes to the same as every step', () =>
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 10}), (pieces) => {
        expect(cleanText(pieces.join(''))).toBe(everyStep(pieces.join('')));
      }),
      {numRuns: 5000}
    ));
});

describe('decodeEscapes', () => {
  it.each([
    ['open-endedx2014models', 'open-ended — models'],
    ['jailbreaksx2013methods', 'jailbreaks – methods'],
    ['time\\x2014and', 'time — and'],
    ['donx2019t', 'don’t'],
    ['well-knownx2026and', 'well-known…and'],
    ['a x201cworldx201d model', 'a “world” model'],
    ['wordx00a0word', 'word\u00a0word'],
    ['widthx00d7height', 'width×height'],
    ['run$\\unicode{x2014}$each', 'run — each'],
    ['(see below)x2014then', '(see below) — then']
  ])('reads %s', (text, expected) => expect(decodeEscapes(text)).toBe(expected));

  it.each([
    ['a year after an x', 'Netflix2019 data'],
    ['a year at the end', 'Helix2014'],
    ['a hexadecimal number', '0x2014a and 0x00ab'],
    ['a size', '1920x2014px'],
    ['a word alone', 'the point x2014 lies'],
    ['a letter of no punctuation', 'cafx00e9s'],
    ['a hexadecimal word', 'foxxceed boxdead 8x22b'],
    ['an escape of LaTeX that is no punctuation', '\\unicode{x0041}']
  ])('leaves %s alone', (_, text) => expect(decodeEscapes(text)).toBe(text));
});
