import {formatConfidence} from './doubt.ts';
import {wordsOf} from './find.ts';
import {readChoice} from './filters.ts';
import {addProblem, noProblems, type Problems} from './problems.ts';
import type {ThemeRow} from './theme-table.ts';
import type {Verdict} from './verdicts.ts';

/** Values of `change` and `confidence` in the address; "any" leaves no theme out. */
export const CHANGES = ['any', 'rose', 'fell', 'no clear change', 'too few papers'] as const;
export const CONFIDENCES = ['any', 'firm', 'fair', 'weak'] as const;

/** Which rows of the table of themes are asked for. */
export interface ThemeChoice {
  /** Words that the name or the terms hold; empty for none. */
  readonly name: string;
  /** Least papers in the range. */
  readonly least: number;
  readonly change: (typeof CHANGES)[number];
  readonly confidence: (typeof CONFIDENCES)[number];
}

const LONGEST = 100;

function readLeast(parameters: URLSearchParams, problems: Problems): number {
  const value = parameters.get('least') ?? '';
  if (value === '') return 0;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  addProblem(
    problems,
    `“${value.slice(0, 40)}” is no number of papers`,
    ', so themes of any size are shown'
  );
  return 0;
}

/** Reads the choice from a query string; each wrong value falls back and is named in one sentence. */
export function readThemeChoice(parameters: URLSearchParams): {choice: ThemeChoice} & Problems {
  const problems = noProblems();
  const choice: ThemeChoice = {
    name: (parameters.get('name') ?? '').trim().slice(0, LONGEST),
    least: readLeast(parameters, problems),
    change: readChoice(parameters, 'change', {allowed: CHANGES, fallback: 'any', problems}),
    confidence: readChoice(parameters, 'confidence', {
      allowed: CONFIDENCES,
      fallback: 'any',
      problems
    })
  };
  return {choice, ...problems};
}

/** The parameters that `readThemeChoice` turns into this choice again. */
export function writeThemeChoice({
  name,
  least,
  change,
  confidence
}: ThemeChoice): Record<string, string> {
  return {
    ...(name === '' ? {} : {name}),
    ...(least === 0 ? {} : {least: String(least)}),
    ...(change === 'any' ? {} : {change}),
    ...(confidence === 'any' ? {} : {confidence})
  };
}

function holds(row: ThemeRow, words: readonly string[]): boolean {
  const text = [row.theme, ...row.top_terms].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The rows that fit the choice, in their order. */
export function chooseThemes(rows: readonly ThemeRow[], choice: ThemeChoice): ThemeRow[] {
  const words = wordsOf(choice.name);
  const verdict: Verdict | null = choice.change === 'any' ? null : choice.change;
  return rows.filter(
    (row) =>
      row.papers >= choice.least &&
      (verdict === null || row.change?.verdict === verdict) &&
      (choice.confidence === 'any' || formatConfidence(row) === choice.confidence) &&
      holds(row, words)
  );
}
