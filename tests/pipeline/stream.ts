import type {Paper} from '../../src/lib/model.ts';
import {seededRandom} from '../../src/lib/pipeline/random.ts';
import {paper} from './papers.ts';

/** Subjects by the words that their papers are made of; the first names each. */
export const SUBJECTS = {
  reefs:
    'coral reef,bleaching,polyp,lagoon,seagrass,symbiont,warm water,fish larvae,dive survey,atoll,calcification,herbivore',
  colors:
    'graph coloring,chromatic number,planar graph,clique,vertex,edge list,four colors,independent set,girth,hypergraph,matching,degree bound',
  rewards:
    'reward model,preference pair,policy gradient,human feedback,annotator,alignment tax,rollout,value head,over-optimization,ranking loss,critic,sampling policy',
  glaciers:
    'glacier retreat,moraine,ice core,meltwater,snow line,firn,crevasse,basal sliding,albedo,calving front,permafrost,ice sheet',
  violins:
    'violin making,varnish,spruce top,luthier,bow hair,sound post,bridge height,resonance,scroll,fingerboard,purfling,string tension',
  volcanoes:
    'volcanic ash,magma chamber,lava flow,tephra,caldera,fumarole,eruption column,pumice,seismic swarm,dome growth,lahar,basalt'
} as const;

export type Subject = keyof typeof SUBJECTS;

/** Words of any subject, so many that none stands in most papers. */
const COMMON =
  'survey,archive,village,winter,summer,northern,southern,coast,mountain,ancient,modern,rapid,slow,hidden,early,late,central,distant,narrow,broad,quiet,bright,heavy,light,private,public,local,remote,seasonal,annual,daily,record,portrait,market,harbor,bridge,garden,forest,museum,letter,journal,notebook,camera,painting,poem,recipe,festival,railway,factory,school,library,hospital,kitchen,window,corridor,staircase,lantern,compass,anchor,ladder'.split(
    ','
  );
const WORDS = 26;
const TOPICAL = 0.45;

/** So many papers about a subject, one a day of so many weeks from a Monday on; the same call gives the same papers. */
export function stream(
  subject: Subject,
  {monday, weeks, each, seed}: {monday: string; weeks: number; each: number; seed: number}
): Paper[] {
  const terms = SUBJECTS[subject].split(',');
  const random = seededRandom(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  const start = Date.parse(`${monday}T00:00:00Z`);
  return Array.from({length: weeks * each}, (_, index) => {
    const days = 7 * Math.floor(index / each) + (index % each);
    const words = Array.from({length: WORDS}, () => pick(random() < TOPICAL ? terms : COMMON));
    return paper({
      id: `${subject}-${monday}-${String(index).padStart(4, '0')}`,
      title: `${terms[0] ?? ''} and ${pick(terms)}`,
      abstract: `${words.join(' ')}.`,
      listed: new Date(start + days * 86_400_000).toISOString().slice(0, 10)
    });
  });
}
