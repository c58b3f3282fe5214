import {describe, expect, it} from 'vitest';
import {DEFAULT_SETTINGS} from '../../../src/lib/pipeline/settings.ts';
import {embeddingSource} from '../../../src/lib/server/embedding/source.ts';
import type {Home} from '../../../src/lib/server/home.ts';
import {ingestFiles} from '../../../src/lib/server/ingest-files.ts';
import {analyseLibrary} from '../../../src/lib/server/jobs.ts';
import {threeSubjects} from '../../pipeline/papers.ts';
import {temporaryHome, writePapers} from '../home.ts';
import {fakeServer, openAi, refuse} from './fake-server.ts';

let clock = Date.UTC(2026, 5, 1);
const now = () => new Date((clock += 1000));

async function libraryOf(papers = threeSubjects(60)): Promise<Home> {
  const home = temporaryHome();
  await ingestFiles(home, [writePapers(home, papers)], {now: now()});
  return home;
}

const analyse = (home: Home, embedding?: string, from: string | null = null) =>
  analyseLibrary(
    home,
    {...DEFAULT_SETTINGS, themes: 3, from},
    {now, ...embeddingSource({...(embedding && {embedding}), embeddingModel: 'm'}, undefined)}
  );

describe('an analysis with an embedding', () => {
  it('sends only the papers of the range, and names model and vectors in its settings', async () => {
    const home = await libraryOf();
    const {address, seen} = await fakeServer(openAi);
    const outcome = await analyse(home, address, '2026-04-06');
    expect(seen.reduce((sum, {input}) => sum + input.length, 0)).toBe(35);
    expect(outcome).toMatchObject({
      status: 'published',
      warning: null,
      analysis: {settings: {embedding: {model: 'm', weight: 0.5}}}
    });
  });

  it('is the published one when nothing has changed, and sends nothing', async () => {
    const home = await libraryOf();
    const {address, seen} = await fakeServer(openAi);
    const first = await analyse(home, address);
    const asked = seen.length;
    expect(await analyse(home, address)).toEqual({
      ...first,
      analysis: undefined,
      status: 'unchanged'
    });
    expect(seen.length).toBe(asked);
  });

  it('is the run without vectors when the endpoint fails, and says why', async () => {
    const home = await libraryOf();
    const without = await analyse(home);
    const {address} = await fakeServer(refuse(404, {}, 'model "m" not found'));
    expect(await analyse(home, address)).toEqual({
      status: 'unchanged',
      published: without.published,
      warning:
        `No embedding: ${address}/v1/embeddings: it answered with status 404: model "m" not found. ` +
        'The themes are found without vectors.'
    });
  });

  it('sends nothing when the papers are too few to analyse', async () => {
    const home = await libraryOf(threeSubjects(19));
    const {address, seen} = await fakeServer(openAi);
    await expect(analyse(home, address)).rejects.toThrow('19 papers, expected at least 20');
    expect(seen).toEqual([]);
  });
});
