import {existsSync, readdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname} from 'node:path';
import {describe, expect, it} from 'vitest';
import {packAnalysis} from '../../src/lib/server/archive/archive.ts';
import {zip} from '../../src/lib/server/archive/zip.ts';
import {ingestFiles} from '../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../src/lib/server/jobs.ts';
import {withAnalysis} from '../../src/lib/server/open.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {ARCHIVE_KINDS, type ArchiveKind} from '../../src/lib/view/archives.ts';
import {threeSubjects} from '../pipeline/papers.ts';
import {temporaryHome, writePapers} from './home.ts';

const now = new Date('2026-06-01');

/** The names in the directory at the end of a zip file. */
function namesIn(bytes: Buffer): string[] {
  const entry = Buffer.from([0x50, 0x4b, 1, 2]);
  const names: string[] = [];
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 1)) {
    names.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString());
  }
  return names;
}

async function analysedHome() {
  const home = temporaryHome();
  await ingestFiles(home, [writePapers(home, threeSubjects(60))], {now});
  await analyseLibrary(home, {...DEFAULT_SETTINGS, themes: 3}, {now: () => now});
  return home;
}

describe('the archive of an analysis', () => {
  it('is as long as it says, the same bytes twice, and leaves nothing behind', async () => {
    const home = await analysedHome();
    const pack = (kind: ArchiveKind) =>
      withAnalysis(async (connection, {path}) => {
        expect(existsSync(dirname(path))).toBe(true);
        const {stream, size} = await packAnalysis({connection, path}, kind);
        const bytes = Buffer.concat(await stream.toArray());
        expect(bytes.byteLength).toBe(size);
        return bytes;
      }, home);
    for (const kind of ARCHIVE_KINDS)
      expect((await pack(kind)).equals(await pack(kind))).toBe(true);
    expect((await pack('duckdb')).subarray(8, 12).toString()).toBe('DUCK');
    const parquet = namesIn(await pack('parquet.zip'));
    expect(parquet).toEqual(expect.arrayContaining(['papers.parquet', 'themes.parquet']));
    const csv = namesIn(await pack('csv.zip'));
    expect(csv).toEqual(expect.arrayContaining(['columns.txt', 'papers.csv', 'trials.csv']));
    expect(csv).not.toContain('comparison.csv');
    // Folders are removed when the last byte is out, which is a moment later.
    await expect
      .poll(() => readdirSync(tmpdir()).filter((name) => name.startsWith('themestream-parquet-')))
      .toEqual([]);
  });

  it('has the same time in it whenever it is packed', async () => {
    const bytes = async () => {
      const {stream} = await zip([{name: 'a.txt', text: 'one'}]);
      return Buffer.concat(await stream.toArray());
    };
    // 1 January 1980, midnight: the first moment that a zip file can tell.
    expect((await bytes()).readUInt32LE(10)).toBe(0x00210000);
  });
});
