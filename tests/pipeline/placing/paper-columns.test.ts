import {expect, it} from 'vitest';
import type {Assignment, PaperFacts} from '../../../src/lib/model.ts';
import {PaperColumns} from '../../../src/lib/pipeline/placing/paper-columns.ts';

const FACTS: PaperFacts[] = [
  {id: 'a', published: '2026-01-05', listed: null, upvotes: 0, earlyUpvotes: 3, sources: ['x']},
  {id: 'b', published: null, listed: '2026-01-06', upvotes: null, sources: ['x', 'y']}
];
const ASSIGNMENTS: Assignment[] = [
  {
    ...{paperId: 'a', themeId: 7, similarity: 0.1 + 0.2, runnerUpId: 2, runnerUpSimilarity: -0},
    ...{strength: 1, unassigned: null, fitted: true}
  },
  {
    ...{paperId: 'b', themeId: null, similarity: null, runnerUpId: null, runnerUpSimilarity: null},
    ...{strength: null, unassigned: 'no terms', fitted: false}
  }
];

it('gives back what it was told of each paper, to the bit, however many there are', () => {
  const columns = new PaperColumns();
  for (let row = 0; row < 3000; row++) {
    const [paper, assignment] = [FACTS[row % 2], ASSIGNMENTS[row % 2]];
    if (paper && assignment) columns.add(paper, assignment);
  }
  expect(columns.length).toBe(3000);
  const {papers, assignments} = columns.members();
  for (const start of [0, 1022, 2998]) {
    expect(papers.slice(start, start + 2)).toStrictEqual(FACTS);
    expect(assignments.slice(start, start + 2)).toStrictEqual(ASSIGNMENTS);
  }
});
