import {describe, expect, it} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {identifyFit, paperHash} from '../../src/lib/pipeline/run-identity.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {paper} from './papers.ts';

const PAPER = paper({id: 'a', title: 'Title', listed: '2026-03-02'});
const OTHER: Required<Omit<Paper, 'earlyUpvotes'>> = {
  id: 'b',
  title: 'Another',
  abstract: 'Text',
  published: '2026-03-01',
  listed: '2026-03-03',
  authors: ['Ann'],
  authorCount: 1,
  organisation: 'Lab',
  upvotes: 1,
  comments: 1,
  url: 'https://example.org/',
  version: 2,
  sources: ['other']
};
const dataHash = (papers: readonly Paper[]) =>
  identifyFit(papers, DEFAULT_SETTINGS, sha256).dataHash;

describe('the identity of data', () => {
  it.each(Object.entries(OTHER))('changes with the %s of a paper', (field, value) => {
    const changed = {...PAPER, [field]: value as unknown};
    expect(paperHash(changed, sha256)).not.toBe(paperHash(PAPER, sha256));
    expect(dataHash([changed])).not.toBe(dataHash([PAPER]));
  });

  it('changes with early votes, which are no part of the hash of the paper', () => {
    const voted = {...PAPER, earlyUpvotes: 3};
    expect(paperHash(voted, sha256)).toBe(paperHash(PAPER, sha256));
    expect(dataHash([voted])).not.toBe(dataHash([PAPER]));
    expect(dataHash([{...PAPER, earlyUpvotes: 4}])).not.toBe(dataHash([voted]));
  });

  it('does not depend on the order of papers or of their fields', () => {
    const turned = Object.fromEntries(Object.entries(PAPER).toReversed()) as unknown as Paper;
    expect(paperHash(turned, sha256)).toBe(paperHash(PAPER, sha256));
    const second = {...PAPER, id: 'b'};
    expect(dataHash([second, PAPER])).toBe(dataHash([PAPER, second]));
  });
});
