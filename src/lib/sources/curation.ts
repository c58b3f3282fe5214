import * as v from 'valibot';
import type {Curation, CurationOperation} from '../model.ts';
import {readRecord} from './schema.ts';
import {cleanText} from './text.ts';

const FORMAT = 1;
/** Longest name that a user may give, in characters. */
export const LONGEST_NAME = 120;

const THEME = 'expected the number of a theme';
const theme = v.pipe(v.number(THEME), v.integer(THEME), v.minValue(1, THEME));
const NAME = `expected a name of 1 to ${LONGEST_NAME} characters`;
const name = v.pipe(
  v.string(NAME),
  v.transform(cleanText),
  v.minLength(1, NAME),
  v.maxLength(LONGEST_NAME, NAME)
);
const PAPERS = 'expected a list of paper ids';
const papers = v.array(v.string('expected the id of a paper'), PAPERS);

const OPERATION = v.variant(
  'do',
  [
    v.strictObject({do: v.literal('rename'), theme, name}),
    v.strictObject({
      do: v.literal('merge'),
      themes: v.pipe(
        v.array(theme, 'expected a list of themes'),
        v.minLength(1, 'expected at least one theme')
      ),
      into: theme
    }),
    v.strictObject({
      do: v.literal('split'),
      theme,
      into: theme,
      holds: v.nullable(v.pipe(v.string('expected a phrase'), v.minLength(1, 'expected a phrase'))),
      papers: v.pipe(papers, v.minLength(1, 'expected at least one paper')),
      kept: papers
    }),
    v.strictObject({do: v.picklist(['hide', 'unhide', 'pin', 'unpin']), theme})
  ],
  'expected rename, merge, split, hide, unhide, pin or unpin'
);

/** A file of curation that cannot be followed; the caller puts the file's name before the message. */
export class CurationError extends Error {
  override readonly name = 'CurationError';
}

/** The rule between operations that one breaks, if any: `used` and `merged` tell of those before it. */
function conflictOf(
  operation: CurationOperation,
  {merged, made}: {merged: ReadonlyMap<number, number>; made: ReadonlySet<number>}
): string | null {
  if (operation.do === 'split') {
    const {into} = operation;
    if (into === operation.theme) return `into is ${into}, expected another number than theme`;
    return made.has(into) ? `into is ${into}, expected a number that no split made before` : null;
  }
  if (operation.do !== 'merge') return null;
  const {themes, into} = operation;
  if (themes.includes(into)) return `themes hold ${into}, expected other themes than into`;
  const gone = [into, ...themes].find((id) => merged.has(id));
  if (gone === undefined) return null;
  return `theme ${gone} was merged into theme ${merged.get(gone) ?? 0} before, expected a theme that is there`;
}

function checkTogether(operations: readonly CurationOperation[]): void {
  const merged = new Map<number, number>();
  const made = new Set<number>();
  operations.forEach((operation, index) => {
    const conflict = conflictOf(operation, {merged, made});
    if (conflict !== null) throw new CurationError(`operation ${index + 1}: ${conflict}`);
    if (operation.do === 'split') made.add(operation.into);
    if (operation.do !== 'merge') return;
    for (const id of operation.themes) merged.set(id, operation.into);
  });
}

const FILE = v.strictObject({
  format: v.literal(FORMAT, `expected ${FORMAT}`),
  operations: v.array(v.unknown(), 'expected a list of operations')
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CurationError(`is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

/**
 * Reads the decisions of the user.
 *
 * @throws CurationError that names the operation, the value and the rule it broke
 */
export function readCuration(text: string): Curation {
  const file = readRecord(FILE, parse(text));
  if ('fault' in file) throw new CurationError(file.fault.message);
  const operations = file.record.operations.map((value, index) => {
    const read = readRecord(OPERATION, value);
    if ('fault' in read) throw new CurationError(`operation ${index + 1}: ${read.fault.message}`);
    return read.record;
  });
  checkTogether(operations);
  return {operations};
}

/** The decisions as text, one operation a line, so that a version control shows what changed. */
export function writeCuration({operations}: Curation): string {
  const lines = operations.map((operation) => `    ${JSON.stringify(operation)}`);
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "format": ${FORMAT},\n  "operations": ${list}\n}\n`;
}
