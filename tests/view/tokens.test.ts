import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';

type Colour = readonly [number, number, number];
type Matrix = readonly (readonly [number, number, number])[];

const css = readFileSync('src/routes/tokens.css', 'utf8');
/** The colours of one scheme: the first of each `light-dark()` pair, or the second. */
const tokensOf = (scheme: 0 | 1) =>
  new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
      ([, name, ...pair]) => [name, pair[scheme]]
    )
  );

const linear = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const rgb = (hex = '#000000'): Colour => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(parseInt(hex.slice(at, at + 2), 16) / 255)
  );
  return [r, g, b];
};
const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a: Colour, b: Colour) {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const VISIONS: Record<string, Matrix> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
};

/** OKLab (Ottosson 2020). */
function lab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ];
}
const seen = (colour: Colour, matrix: Matrix) => {
  const [r = 0, g = 0, b = 0] = matrix.map(([x, y, z]) =>
    Math.max(0, x * colour[0] + y * colour[1] + z * colour[2])
  );
  return lab([r, g, b]);
};
const distance = (a: Colour, b: Colour) =>
  Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));

describe.each([
  ['light', tokensOf(0)],
  ['dark', tokensOf(1)]
])('the colours, %s', (_, tokens) => {
  const paper = rgb(tokens.get('paper'));
  const themes = [...tokens].filter(([name]) => /^theme-\d-\d$/.test(name ?? ''));

  it('are 24 for themes, each with 3:1 on the paper', () => {
    expect(themes).toHaveLength(24);
    expect(themes.filter(([, hex]) => contrast(rgb(hex), paper) < 3)).toEqual([]);
  });

  it('have 4.5:1 on the paper where they are text', () => {
    const text = ['ink', 'ink-2', 'accent', 'gain', 'loss'];
    expect(text.filter((name) => contrast(rgb(tokens.get(name)), paper) < 4.5)).toEqual([]);
  });

  it.each(Object.entries(VISIONS))(
    'of the first eight themes differ for %s vision',
    (__, matrix) => {
      const first = themes.filter(([name]) => name?.endsWith('-0')).map(([, hex]) => rgb(hex));
      const pairs = first.flatMap((a, at) => first.slice(at + 1).map((b) => [a, b] as const));
      const closest = Math.min(
        ...pairs.map(([a, b]) => distance(seen(a, matrix), seen(b, matrix)))
      );
      expect(pairs).toHaveLength(28);
      expect(closest).toBeGreaterThan(0.09);
    }
  );

  it.each(Object.entries(VISIONS))('of one area differ in tone for %s vision', (__, matrix) => {
    const closest = Array.from({length: 8}, (___, hue) => {
      const tones = [0, 1, 2].map((tone) => seen(rgb(tokens.get(`theme-${hue}-${tone}`)), matrix));
      return Math.min(...tones.flatMap((a, at) => tones.slice(at + 1).map((b) => distance(a, b))));
    });
    expect(Math.min(...closest)).toBeGreaterThan(0.05);
  });

  it('of one area differ in grey too', () => {
    const lightness = (name: string) => lab(rgb(tokens.get(name)))[0];
    const steps = Array.from({length: 8}, (__, hue) => {
      const [a = 0, b = 0, c = 0] = [0, 1, 2]
        .map((tone) => lightness(`theme-${hue}-${tone}`))
        .sort((x, y) => x - y);
      return Math.min(b - a, c - b);
    });
    expect(Math.min(...steps)).toBeGreaterThan(0.05);
  });
});
