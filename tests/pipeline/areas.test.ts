import {describe, expect, it} from 'vitest';
import {analysePapers} from '../../src/lib/pipeline/pipeline.ts';
import {DEFAULT_SETTINGS} from '../../src/lib/pipeline/settings.ts';
import {sha256} from '../../src/lib/server/sha256.ts';
import {paper, threeSubjects} from './papers.ts';

/** Each subject with what its papers have in common, and the two themes that it falls into. */
const SUBJECTS = [
  ['protein folding', ['enzyme design', 'membrane transport']],
  ['traffic flow', ['signal timing', 'highway merging']],
  ['coral reefs', ['larval settlement', 'heat bleaching']],
  ['graph coloring', ['planar embedding', 'chromatic index']]
] as const;

/** Sixteen papers of each theme; those of the first subject come twice as often. */
const PAPERS = SUBJECTS.flatMap(([subject, themes], place) =>
  themes.flatMap((theme, which) =>
    Array.from({length: place === 0 ? 32 : 16}, (_, index) =>
      paper({
        id: `2603.${place}${which}${String(index).padStart(3, '0')}`,
        title: `On ${theme}, part ${index}`,
        abstract: `${subject}: ${theme} ${index % 2 ? 'matters' : 'decides'}. We study ${theme}.`
      })
    )
  )
);
const analyse = (papers = PAPERS, themes = 8) =>
  analysePapers(papers, {...DEFAULT_SETTINGS, themes}, {sha256});

describe('areas', () => {
  it('join the themes of a subject under a name of their own, the largest first', async () => {
    const {areas, themes} = await analyse();
    expect(areas.map(({id, papers, share, themes: count}) => [id, papers, share, count])).toEqual([
      [1, 64, 0.4, 2],
      [2, 32, 0.2, 2],
      [3, 32, 0.2, 2],
      [4, 32, 0.2, 2]
    ]);
    expect(areas.map(({name}) => name).sort()).toEqual([
      'Coral Reefs',
      'Graph Coloring',
      'Protein Folding',
      'Traffic Flow'
    ]);
    const inFirst = themes.filter(({areaId}) => areaId === 1).map(({name}) => name);
    expect(inFirst.sort()).toEqual(['Enzyme Design', 'Membrane Transport']);
  });

  it('bear the name of their theme when they have but one', async () => {
    const {areas, themes} = await analyse(threeSubjects(60), 3);
    expect(areas.map(({id, name, papers}) => [id, name, papers])).toEqual(
      themes.map(({areaId, name, papers}) => [areaId, name, papers])
    );
  });
});
