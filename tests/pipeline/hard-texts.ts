import fc from 'fast-check';

/** Texts with all that makes words hard to tell: LaTeX, Unicode, URLs, hyphens, apostrophes. */
export const HARD_TEXTS: readonly string[] = [
  '',
  ' \n\t ',
  "state-of-the-art world-models aren't k-means, nor GPT-4o's 3D-aware C++ or C+++",
  'Qwen2.5-7B scores 95.3. Version 1.2.3, 3.x and .5',
  'naïve Bayes für élan, cafe\u0301s and 5\u0301.3',
  '世界模型 and модель мира — «мир»-модель',
  '𝐱-axis, 𝑘-means, 𝟛D and 😀-faces',
  'a\ud800b lone \udc00 surrogates',
  'see https://example.org/a-b?c=d, www.example.com and github.com/user/repo; mail a.b@example.org',
  'HTTP://X.ORG WWW.Example.com, e.g. this i.e. that.com end.',
  '\\textbf{bold} \\emph{new-words} \\cite{x2020} $k$-means and $$x_1^2$$, $\\beta$-VAE',
  'open-endedx2014models, fox2024 and X2019s',
  'a <b>tag</b> goes; 3 < 4 > 2',
  'the model’s world‑model ﬁne-tuning ①②',
  '{braces} under_score a^b under_{x}',
  "'quoted' -dash- --double-- trailing- 'em it''s a-'b",
  'constructor __proto__ toString hasOwnProperty'
];

const PIECE = fc.oneof(
  fc.constantFrom(...HARD_TEXTS.filter((text) => text !== '')),
  fc.constantFrom(
    ' ',
    '-',
    "'",
    '.',
    '+',
    '\n',
    ',',
    '$',
    '\\',
    '{',
    '}',
    'x20',
    'www.',
    '://',
    '@'
  ),
  fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    minLength: 1,
    maxLength: 6
  }),
  fc.string({unit: 'binary', maxLength: 8}),
  fc.string({unit: 'grapheme', maxLength: 8})
);

/** Texts put together from hard pieces, cut anywhere. */
export const hardText: fc.Arbitrary<string> = fc
  .tuple(fc.array(PIECE, {maxLength: 12}), fc.nat(40))
  .map(([pieces, cut]) => pieces.join('').slice(cut % 7));
