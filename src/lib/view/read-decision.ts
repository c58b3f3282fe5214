/** What the forms of the Curate page ask for. */
export type AskedDecision =
  | {readonly do: 'rename'; readonly theme: number; readonly name: string}
  | {readonly do: 'merge'; readonly themes: readonly number[]; readonly into: number}
  | {
      readonly do: 'split';
      readonly theme: number;
      readonly holds: string;
      readonly papers: readonly string[];
    }
  | {readonly do: 'hide' | 'unhide' | 'pin' | 'unpin'; readonly theme: number}
  | {readonly do: 'undo'};

const MARKS = ['hide', 'unhide', 'pin', 'unpin'] as const;

function readId(fields: FormData, name: string): number | null {
  const value = fields.get(name);
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

function readText(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Reads a form; a text is what is wrong with it. */
export function readDecision(fields: FormData): AskedDecision | string {
  const what = readText(fields, 'do');
  if (what === 'undo') return {do: 'undo'};
  const theme = readId(fields, 'theme');
  if (theme === null) return 'Choose a theme first.';
  const mark = MARKS.find((one) => one === what);
  if (mark) return {do: mark, theme};
  if (what === 'rename') {
    const name = readText(fields, 'name');
    return name === '' ? 'Write the new name first.' : {do: 'rename', theme, name};
  }
  if (what === 'merge') {
    const into = readId(fields, 'into');
    return into === null
      ? 'Choose the theme to merge into first.'
      : {do: 'merge', themes: [theme], into};
  }
  if (what !== 'split') return `There is no decision "${what}".`;
  const holds = readText(fields, 'holds');
  return holds === '' ? 'Write the phrase first.' : {do: 'split', theme, holds, papers: []};
}
