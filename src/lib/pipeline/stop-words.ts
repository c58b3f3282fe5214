import {words as commonWords} from 'natural/lib/natural/util/stopwords.js';

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Function words that natural's list leaves out. */
const FUNCTION_WORDS = list(`
  a i across against almost already along although always among amongst around away back become becomes
  becoming behind beyond besides certain close despite done down due e.g either else enough especially
  et etc al even ever every everything eg fully furthermore generally given gives giving hence hers herself
  however ie i.e including indeed instead just keep kept known largely last later latter least less let
  likely little made mainly making may maybe mean means meanwhile merely moreover mostly namely near nearly
  neither nevertheless next no non none nor not nothing off often once one ones onto otherwise
  particular particularly per perhaps quite rather really recent recently regarding relatively respectively
  self seem seems seen several shall simply something sometimes somewhat soon specifically suitable
  sufficiently taken takes taking therefore thereby though three thus today together toward towards truly
  turn two typically unless unlike upon us usually various versus via vs whatever whenever wherever
  whereas whether whole whose will within without yet zero four five six first second third
  don't doesn't isn't aren't can't won't it's we're they're didn't wasn't weren't let's that's what's
`);

/** Words of every abstract, whatever it is about. */
const ACADEMIC_WORDS = list(`
  study studies able abstract achieve achieved achieves achieving additional additionally address addressed addresses
  addressing aim aims allow allowing allows analyze analyzes author authors available
  based benefit better best body bring broad build building builds called capable carefully case cases
  challenging commonly compare compared comparing
  comprehensive conduct conducted consider considerable consist consistently contain contribute contribution
  contributions corresponding crucial currently demonstrate demonstrated demonstrates
  demonstrating describe describes develop developed developing difficult directly easily
  effective effectively effectiveness efficacy employ employed employs enable enabled enables enabling enhance
  enhanced enhances enhancing ensure ensures ensuring entire establish evaluate evaluated
  evaluating evidence examine example examples exhibit existing explore
  explored explores exploring extensive extensively extend extends facilitate far fast find
  finding findings finds focus focuses focused following found fundamental
  further gap github goal greatly grow growing help helps highlight highlights
  highly holds https idea identify illustrate impact implement important importantly improve improved
  improvement improvements improves improving include includes increasing increasingly insight insights
  introduce introduced introduces introducing investigate investigates issue issues lack lacks leading
  leads led limit limitation limitations limited manner   need needed needs new notable notably novel number obtain obtained offer offering
  offers outperform outperforming outperforms overall overcome   popular possible potential present presented presenting presents previous previously primarily prior   produce produces promising proposal propose proposed proposes proposing provide
  provided provides providing publicly purpose rapid rapidly reach reaches recent reduce
  reduced reduces reducing rely relies relying remain remains report reported reports require required requires
  resulting reveal revealing reveals run runs scenario scenarios
  setting settings shed show showed showing shown shows significant significantly simple simply solve
  sota state-of-the-art studied substantial substantially   suffer suffers suggest suggesting suggests superior surpass surpasses surpassing systematic systematically
  thorough together try understand
  use used useful user uses using utilize utilizes utilizing valuable variety widely work works yield yields
  cut cuts raise raises raising lift lifts beat beats   trail trails tops top drops keeps keeping lets hold holding works stays stay add adds adding
  rival rivals roughly close nearly
`);

/** Words that say something only beside another one: "long context", but never "long". */
const GENERIC = list(`
  accuracy ai algorithm algorithms application applications approach approaches architecture architectures art
  baseline baselines behavior behaviors capability capabilities challenge challenges common complex complexity concept
  conventional cost costs current data dataset datasets deep design designed different direct diverse domain domains dynamic
  effect effects efficiency efficient end error errors evaluation experimental experiment experiments failure fast
  feature features final fine first framework frameworks full future gain gains general global goals good group groups
  hard high higher important individual information input inputs intelligence key kind knowledge large
  learn learned learning level levels line llm llms local long low lower machine main major match matches matching mechanism mechanisms
  method methodology methods metric metrics model modeling modelling models module modules multi multiple natural network networks
  neural objective one open output outputs overall paper papers parameter parameters part parts perform performance performs
  pipeline pipelines point points practical precise principle principled prior problem problems process processes
  project property properties quality question questions range rate rates real reliable research researcher researchers result
  results review robust robustness role sample samples scale scalable scaling score scores set sets short simple
  single size small solution solutions source speed stage stages standard state step steps strategy
  strategies strong structure structures success successful sum system systems target targets task tasks
  technique techniques term terms test tested theoretical theory thousand time times tool tools total traditional
  training train trained type types unified unit units unseen up user users value values version wide zero
  difference differences factor factors form forms strength weakness failures answer answers question human humans
  benchmark benchmarks million billion percent point week weeks year years day days
`);

/** Words that carry no theme: they neither count as terms nor stand at the edge of a phrase. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...commonWords.filter((word) => /^[a-z]/.test(word)),
  ...FUNCTION_WORDS,
  ...ACADEMIC_WORDS
]);

/** Words that may stand inside a phrase, as in "mixture of experts" and "text to image". */
export const LINKING_WORDS: ReadonlySet<string> = new Set(['of', 'to', 'in', 'for', 'the', 'and']);

/** Words that may be part of a phrase but are no term, and no name, alone. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(GENERIC);

/** What fits papers of many themes: these are terms, but no names. */
export const GENERIC_NAMES: ReadonlySet<string> = new Set([
  'language',
  'representation',
  'grounded',
  'optimization',
  'frontier model',
  'multi hop',
  'language model',
  'large language model',
  'large scale',
  'real world',
  'real time',
  'earlier method',
  'empirical study',
  'test time',
  'state of the art',
  'open source',
  'open weight',
  'end to end',
  'ground truth',
  'high quality',
  'fine grained',
  'case study',
  'project page',
  'success rate',
  'deep learning',
  'machine learning',
  'neural network'
]);

/** Heads of phrases that speak of a paper and not of its subject. */
export const REPORT_WORDS: ReadonlySet<string> = new Set(
  list(`
    ability abilities accuracy accuracies analysis approach approaches baseline behavior capability
    capabilities challenge evaluation experiment finding framework improvement limitation method
    performance problem quality question result setting solution study studies success technique usage
  `)
);
