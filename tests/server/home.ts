import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {homeAt, type Home} from '../../src/lib/server/home.ts';

/** An empty home that is removed when the test is over. */
export function temporaryHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'themestream-test-'));
  onTestFinished(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  return homeAt(folder);
}

/** Writes papers as JSONL into a home and returns the path. */
export function writePapers(
  home: Home,
  papers: readonly Partial<Paper>[],
  name = 'papers.jsonl'
): string {
  const path = join(home.root, name);
  const keys = ({id, title, abstract, listed, published, upvotes}: Partial<Paper>) =>
    JSON.stringify({id, title, abstract, listed, published, upvotes});
  writeFileSync(path, `${papers.map(keys).join('\n')}\n`);
  return path;
}
