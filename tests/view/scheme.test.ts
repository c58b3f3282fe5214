import {expect, it} from 'vitest';
import {nextScheme, readScheme} from '../../src/lib/view/scheme.ts';

it('goes from the system’s scheme to light, to dark, and back', () => {
  expect(nextScheme('system')).toBe('light');
  expect(nextScheme('light')).toBe('dark');
  expect(nextScheme('dark')).toBe('system');
});

it('is that of the system unless light or dark was stored', () => {
  expect([null, undefined, 'blue', 'light', 'dark'].map(readScheme)).toEqual([
    'system',
    'system',
    'system',
    'light',
    'dark'
  ]);
});
