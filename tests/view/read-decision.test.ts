import {describe, expect, it} from 'vitest';
import {readDecision} from '../../src/lib/view/read-decision.ts';

const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readDecision(form);
};

describe('a form of the Curate page', () => {
  it.each([
    [
      {do: 'rename', theme: '3', name: ' Reasoning '},
      {do: 'rename', theme: 3, name: 'Reasoning'}
    ],
    [
      {do: 'merge', theme: '3', into: '4'},
      {do: 'merge', themes: [3], into: 4}
    ],
    [
      {do: 'split', theme: '3', holds: 'kv'},
      {do: 'split', theme: 3, holds: 'kv', papers: []}
    ],
    [
      {do: 'hide', theme: '3'},
      {do: 'hide', theme: 3}
    ],
    [
      {do: 'unpin', theme: '3'},
      {do: 'unpin', theme: 3}
    ],
    [{do: 'undo'}, {do: 'undo'}]
  ])('asks for a decision: %j', (fields, decision) => {
    expect(read(fields)).toEqual(decision);
  });

  it.each([
    [{do: 'hide'}, 'Choose a theme first.'],
    [{do: 'hide', theme: '0'}, 'Choose a theme first.'],
    [{do: 'hide', theme: '1e3'}, 'Choose a theme first.'],
    [{do: 'rename', theme: '3', name: '  '}, 'Write the new name first.'],
    [{do: 'merge', theme: '3'}, 'Choose the theme to merge into first.'],
    [{do: 'split', theme: '3'}, 'Write the phrase first.'],
    [{do: 'drop', theme: '3'}, 'There is no decision "drop".']
  ])('is refused with what is missing: %j', (fields, message) => {
    expect(read(fields)).toBe(message);
  });
});
