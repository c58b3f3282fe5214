import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {lexiconModule, type TagLists} from '../../scripts/lexicon-module.ts';
import {areProgramsBuilt, builtProgram, stampPrograms} from '../../scripts/programs.mjs';

describe('the bundle of a program', () => {
  let root = '';
  const write = (file: string, content: string) => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), content);
  };
  const bundleOf = (file: string) => builtProgram(root, join(root, file));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'themestream-programs-'));
    write('scripts/themestream.ts', 'a');
    write('src/lib/other.ts', 'b');
    write('dist/sources.json', '["scripts/themestream.ts"]');
    stampPrograms(root);
  });
  afterEach(() => {
    rmSync(root, {recursive: true});
  });

  it('is used while its sources are those it was made of', () => {
    expect(bundleOf('scripts/themestream.ts')).toBe(join(root, 'dist/themestream.js'));
    write('src/lib/other.ts', 'not in the bundle');
    expect(areProgramsBuilt(root)).toBe(true);
  });

  it.each([
    'scripts/themestream.ts',
    'package-lock.json',
    'tsconfig.json',
    'command-line.config.ts',
    'scripts/programs.mjs'
  ])('is not used when %s has changed', (file) => {
    write(file, 'changed');
    expect(bundleOf('scripts/themestream.ts')).toBeNull();
  });

  it('is not used when a source of it is gone', () => {
    rmSync(join(root, 'scripts/themestream.ts'));
    expect(bundleOf('scripts/themestream.ts')).toBeNull();
  });

  it('is not used when it was never built, or its build was broken off', () => {
    rmSync(join(root, 'dist/.built-from'));
    expect(bundleOf('scripts/themestream.ts')).toBeNull();
    rmSync(join(root, 'dist'), {recursive: true});
    expect(bundleOf('scripts/themestream.ts')).toBeNull();
  });

  it('is there for programs only', () => expect(bundleOf('src/lib/other.ts')).toBeNull());
});

describe('the lexicon in a bundle', () => {
  const read = (lexicon: TagLists): TagLists => {
    const module = {exports: {}};
    new Function('module', lexiconModule(lexicon))(module);
    return module.exports;
  };

  it('gives every plain word the tags that natural gives it', () => {
    const file =
      'node_modules/natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json';
    const natural = JSON.parse(readFileSync(file, 'utf8')) as TagLists;
    const small = read(natural);
    const plain = Object.keys(natural).filter((word) => /^[a-z]+$/.test(word));
    expect(plain.length).toBe(42_723);
    expect(plain.map((word) => small[word])).toEqual(plain.map((word) => natural[word]));
  });

  it('has no tags for a word that it does not know', () =>
    expect(read({owl: ['NN']})['cat']).toBeUndefined());
});
