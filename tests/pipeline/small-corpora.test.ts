import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {adjustedRandIndex} from '../../src/lib/stats/agreement.ts';
import {stabilityLevel} from '../../src/lib/stats/stability-level.ts';
import {drawnPapers} from './papers.ts';

const analyse = (papers: readonly Paper[]) => analysePapers(papers, DEFAULT_SETTINGS, {sha256});

describe('few papers', () => {
  // The square root of half their number is the most: 3 of 20 and 25 (3.5 rounds to 4), 5 of 50.
  it.each([
    [20, 3],
    [25, 4],
    [50, 5]
  ])(
    '%i of mixed subjects make at most %i themes and leave at most a tenth out',
    async (count, most) => {
      const {themes, assignments} = await analyse(drawnPapers(count, {subjects: 4}));
      expect(themes.length).toBeLessThanOrEqual(most);
      expect(Math.min(...themes.map(({papers}) => papers))).toBeGreaterThanOrEqual(2);
      const unassigned = assignments.filter(({themeId}) => themeId === null).length;
      expect(unassigned).toBeLessThanOrEqual(count / 10);
    }
  );

  it('50 of four subjects fall into just these, and surely', async () => {
    const {themes, assignments} = await analyse(drawnPapers(50, {subjects: 4}));
    const found = assignments.map(({themeId}) => themeId ?? 0);
    expect(
      adjustedRandIndex(
        found,
        found.map((_, paper) => paper % 4)
      )
    ).toBe(1);
    expect(themes.map(({confidence}) => stabilityLevel(confidence))).toEqual(
      new Array(4).fill('firm')
    );
  });

  it('50 about one thing make no theme that is more than weak', async () => {
    const {themes} = await analyse(drawnPapers(50, {subjects: 1}));
    expect(themes.length).toBeLessThanOrEqual(5);
    expect(new Set(themes.map(({confidence}) => stabilityLevel(confidence)))).toEqual(
      new Set(['weak'])
    );
  });
});
