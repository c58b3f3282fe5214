import {cpSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, onTestFinished} from 'vitest';
import type {Paper} from '../../src/lib/model.ts';
import {homeAt, type Home} from '../../src/lib/server/home.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'themestream-test-'));

/** An empty home that is removed when the test is over. */
export function temporaryHome(): Home {
  const folder = emptyFolder();
  onTestFinished(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  return homeAt(folder);
}

/** Gives each test a home of its own that is a copy of one, which is filled once: an analysis takes longer than a copy. */
export function copiesOf(fill: (home: Home) => Promise<unknown>): () => Promise<Home> {
  const folder = emptyFolder();
  let filled: Promise<unknown> | undefined;
  afterAll(() => {
    rmSync(folder, {recursive: true, force: true});
  });
  return async () => {
    await (filled ??= fill(homeAt(folder)));
    const home = temporaryHome();
    cpSync(folder, home.root, {recursive: true});
    return home;
  };
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
