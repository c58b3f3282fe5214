import type {Paper} from '../model.ts';
import {paperHash} from '../pipeline/run-identity.ts';
import {sha256} from './sha256.ts';

const hashes = new WeakMap<Paper, string>();

/** See `paperHash`: made once for each paper, so that it can be made ahead while there is time. */
export function hashOfPaper(paper: Paper): string {
  const known = hashes.get(paper);
  if (known !== undefined) return known;
  const hash = paperHash(paper, sha256);
  hashes.set(paper, hash);
  return hash;
}
