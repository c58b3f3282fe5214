import {SourceError} from './source-error.ts';

/** One element of a JSON list: its text and the line on which it begins. */
export interface JsonElement {
  readonly text: string;
  readonly line: number;
}

// V8 tells the place as `position 12`; text that stops too early has none.
function faultLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position ? Number(position) : undefined).split('\n').length;
}

/** The entries of a text that is a JSON list. Throws SourceError with rule `not-json` when it is none. */
export function parseList(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SourceError(faultLine(text, message), 'not-json', `not valid JSON: ${message}`);
  }
  throw new SourceError(1, 'not-json', 'expected a JSON list');
}

/** Cuts a list that is valid JSON into its elements, which JSON.parse would give without their places. */
export function jsonElements(list: string): JsonElement[] {
  const elements: JsonElement[] = [];
  let start = list.indexOf('[') + 1;
  let depth = 0;
  for (let index = start - 1; index < list.length; index += 1) {
    const character = list.charAt(index);
    if (character === '"') index = stringEnd(list, index);
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    const between = depth === 1 && character === ',';
    if (!between && !(depth === 0 && character === ']')) continue;
    elements.push({text: list.slice(start, index), line: start});
    start = index + 1;
  }
  return withLines(list, elements);
}

function stringEnd(text: string, start: number): number {
  let index = start + 1;
  while (text.charAt(index) !== '"') index += text.charAt(index) === '\\' ? 2 : 1;
  return index;
}

// Until here `line` held the offset: counting on from the element before keeps it linear.
function withLines(list: string, elements: readonly JsonElement[]): JsonElement[] {
  let line = 1;
  let counted = 0;
  return elements.flatMap(({text, line: offset}) => {
    const begin = offset + (text.length - text.trimStart().length);
    for (; counted < begin; counted += 1) if (list.charAt(counted) === '\n') line += 1;
    return text.trim() === '' ? [] : [{text: text.trim(), line}];
  });
}
