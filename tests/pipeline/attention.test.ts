import {describe, expect, it} from 'vitest';
import type {Assignment} from '../../src/lib/model.ts';
import {findAttention} from '../../src/lib/pipeline/attention.ts';
import {paper} from './papers.ts';

const assign = (paperId: string, themeId: number | null): Assignment => ({
  paperId,
  themeId,
  similarity: null,
  runnerUpId: null,
  runnerUpSimilarity: null,
  strength: null,
  fitted: true,
  unassigned: themeId === null ? 'fits no theme' : null
});

const PAPERS = [
  paper({id: 'a', listed: '2026-03-02', upvotes: 50, earlyUpvotes: 10}),
  paper({id: 'b', listed: '2026-03-03', upvotes: 40, earlyUpvotes: 30}),
  paper({id: 'c', listed: '2026-03-10', upvotes: 6, earlyUpvotes: 5}),
  paper({id: 'd', listed: '2026-03-11', upvotes: 2}),
  paper({id: 'e', listed: '2026-03-11'}),
  paper({id: 'f', upvotes: 90})
];
const ASSIGNMENTS = [1, 2, 1, null, 1, 1].map((themeId, index) =>
  assign(PAPERS[index]?.id ?? '', themeId)
);

describe('the votes of a week', () => {
  const {weeks, themes} = findAttention([1, 2], {papers: PAPERS, assignments: ASSIGNMENTS});

  it('are those of seven days where enough snapshots tell them, else the last known', () =>
    expect(weeks).toEqual([
      {
        weekStart: '2026-03-02',
        themeId: 1,
        papers: 1,
        upvotes: 10,
        weekPapers: 2,
        weekUpvotes: 40,
        sameAge: true
      },
      {
        weekStart: '2026-03-02',
        themeId: 2,
        papers: 1,
        upvotes: 30,
        weekPapers: 2,
        weekUpvotes: 40,
        sameAge: true
      },
      {
        weekStart: '2026-03-09',
        themeId: 1,
        papers: 1,
        upvotes: 6,
        weekPapers: 2,
        weekUpvotes: 8,
        sameAge: false
      }
    ]));

  it('are those of dated papers with votes alone', () =>
    expect(themes.map(({themeId, papers, volume}) => [themeId, papers, volume])).toEqual([
      [1, 2, 0.5],
      [2, 1, 0.25]
    ]));
});
