import type {Paper} from '../../src/lib/model.ts';
import {seededRandom} from '../../src/lib/pipeline/random.ts';

/** A paper of which only the given facts are known. */
export const paper = (facts: Partial<Paper> & Pick<Paper, 'id'>): Paper => ({
  title: facts.id,
  abstract: '',
  published: null,
  listed: null,
  authors: [],
  authorCount: null,
  organisation: null,
  upvotes: null,
  comments: null,
  url: null,
  version: 0,
  sources: ['test'],
  ...facts
});

const SUBJECTS = [
  ['reward models', 'score the answers that people like', 'a learned reward guides the policy'],
  ['coral reefs', 'bleach in warm water', 'fish leave the dying coral'],
  ['graph coloring', 'bounds the chromatic number', 'planar graphs need four colors']
] as const;

/** So many papers about three unlike subjects in turn, one each weekday from Monday 2026-03-02. */
export const threeSubjects = (count: number): Paper[] =>
  Array.from({length: count}, (_, index) => {
    const [subject, does, says] = SUBJECTS[index % SUBJECTS.length] ?? SUBJECTS[0];
    const day = new Date(Date.UTC(2026, 2, 2 + Math.floor(index / 5) * 7 + (index % 5)));
    return paper({
      id: `2603.${String(index).padStart(5, '0')}`,
      title: `On ${subject}, part ${index}`,
      // Only the subject stands in every paper, so that it alone can name the theme.
      abstract: `Here ${subject} ${[does, says][Math.floor(index / 3) % 2] ?? ''}.`,
      listed: day.toISOString().slice(0, 10)
    });
  });

/** Words of one subject each, of which abstracts can be drawn. */
const POOLS = [
  'protein folding enzyme membrane peptide receptor ligand residue helix binding kinase mutation antibody chaperone',
  'traffic highway vehicle congestion signal lane intersection driver toll route speed junction commuter detour',
  'galaxy telescope redshift nebula quasar photometry spectrum halo supernova cluster parallax magnitude orbit dust',
  'harvest wheat irrigation soil fertilizer yield drought pest crop rainfall tillage nitrogen seedling orchard'
].map((words) => words.split(' '));

/**
 * Papers whose abstracts are eight words drawn from the pool of their subject, the subjects in turn;
 * a single subject has the words of all, so that nothing tells one group of papers from another.
 */
export const drawnPapers = (count: number, {subjects}: {subjects: number}): Paper[] => {
  const random = seededRandom(count + subjects);
  return Array.from({length: count}, (_, index) => {
    const pool = subjects === 1 ? POOLS.flat() : (POOLS[index % subjects] ?? []);
    const words = Array.from({length: 8}, () => pool[Math.floor(random() * pool.length)]);
    return paper({
      id: `2604.${String(index).padStart(5, '0')}`,
      title: `Note ${index}`,
      abstract: `${words.join(', ')}.`,
      listed: '2026-04-01'
    });
  });
};
