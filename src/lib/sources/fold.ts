import type {Paper} from '../model.ts';
import {isTitleId, titleIdOfKey, titleKey} from './identity.ts';
import {mergePapers, samePaper} from './merge.ts';

/** The papers that the library holds, as far as the records may concern them. */
export interface KnownPapers {
  byId(id: string): Paper | undefined;
  /** Papers whose title has this `titleKey`. */
  byTitleKey(key: string): readonly Paper[];
  /** Whether some of them are known by their title alone. */
  readonly holdsTitleIds: boolean;
}

/** A paper that was known by its title alone and now has an id. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** What became of a paper of which records told. */
export interface Fate {
  readonly id: string;
  /** Whether it was not known, something new was told of it, or nothing new. */
  readonly change: 'new' | 'more' | 'none';
  /** Whether it took the place of a known paper of which only the title was known. */
  readonly replaces: boolean;
  /** Whether its records tell of votes. */
  readonly votes: boolean;
}

/** A title that a paper had in a record or before, and has no more. */
export interface LostTitle {
  readonly id: string;
  /** Its `titleKey`. */
  readonly key: string;
}

/** What to write into the library, and what became of the records. */
export interface Folding {
  /** New papers and papers with something new, by id. */
  readonly changed: readonly Paper[];
  /** Ids made from a title that a source's id has replaced, by id; their rows go. */
  readonly renamed: readonly Renaming[];
  /** The id of the paper that each record belongs to, in the order of the records. */
  readonly owners: readonly string[];
  /** Of each paper of which the records told, by id. */
  readonly fates: readonly Fate[];
  readonly lostTitles: readonly LostTitle[];
}

/** The ids and title keys under which `fold` looks these records up, for one query in advance. */
export function lookupKeys(records: readonly Paper[]): {ids: string[]; titleKeys: string[]} {
  const titleKeys = new Set(records.map(({title}) => titleKey(title)));
  const ids = new Set([...records.map(({id}) => id), ...Array.from(titleKeys, titleIdOfKey)]);
  return {ids: [...ids].sort(), titleKeys: [...titleKeys].sort()};
}

/** Papers as `fold` looks them up. */
export function indexPapers(papers: readonly Paper[]): KnownPapers {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const byKey = new Map<string, Paper[]>();
  for (const paper of papers) push(byKey, titleKey(paper.title), paper);
  return {
    byId: (id) => byId.get(id),
    byTitleKey: (key) => byKey.get(key) ?? [],
    holdsTitleIds: papers.some(({id}) => isTitleId(id))
  };
}

function push<T>(groups: Map<string, T[]>, key: string, value: T) {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/**
 * Folds records into the known papers. Records with the same id are one paper; a record known by its
 * title alone belongs to the paper with that title, to the smallest id when there are several; papers
 * with different ids stay apart.
 *
 * The order of the records does not matter. Across calls it does in one corner: a record known by title
 * alone joins the papers of that title that are known by then, so one that fits two papers, or a paper
 * whose title changed between versions, ends up where the first call put it.
 */
export function fold(records: readonly Paper[], known: KnownPapers): Folding {
  const keys = new Map<Paper, string>();
  const keyOf = (record: Paper) => {
    const key = keys.get(record) ?? titleKey(record.title);
    keys.set(record, key);
    return key;
  };
  const isTitled = known.holdsTitleIds || records.some(({id}) => isTitleId(id));
  // Where all have an id of their own, nobody asks who owns a title.
  const titles = isTitled ? titleOwners(records, known, keyOf) : NOBODY;
  const owners = records.map((record) => ownId(record, titles, keyOf));
  const groups = new Map<string, Paper[]>();
  records.forEach((record, index) => {
    push(groups, owners[index] ?? record.id, record);
  });
  const outcomes = [...groups.keys()]
    .sort()
    .map((id) => outcome(id, groups.get(id) ?? [], {owners: titles, known, keyOf}));
  return {
    changed: outcomes.filter(({change}) => change !== 'none').map(({paper}) => paper),
    renamed: outcomes
      .flatMap(({paper: {id: to}, removed}) => removed.map((from) => ({from, to})))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    owners,
    fates: outcomes.map(({paper: {id}, change, removed, votes}) => {
      const replaces = removed.length > 0;
      return {id, change, replaces, votes};
    }),
    lostTitles: outcomes.flatMap(({lost}) => lost)
  };
}

type Owners = ReadonlyMap<string, string>;
const NOBODY: Owners = new Map();
/** The `titleKey` of a record, which is made once. */
type KeyOf = (record: Paper) => string;

const ownId = (record: Paper, owners: Owners, keyOf: KeyOf) =>
  isTitleId(record.id) ? (owners.get(keyOf(record)) ?? record.id) : record.id;

// The id that owns each title: the smallest one that did not come from a title.
function titleOwners(records: readonly Paper[], known: KnownPapers, keyOf: KeyOf): Owners {
  const owners = new Map<string, string>();
  const claim = ({id}: Paper, key: string) => {
    const owner = owners.get(key);
    if (!isTitleId(id) && (owner === undefined || id < owner)) owners.set(key, id);
  };
  for (const record of records) {
    const key = keyOf(record);
    claim(record, key);
    for (const paper of known.byTitleKey(key)) claim(paper, key);
  }
  return owners;
}

interface Outcome {
  readonly paper: Paper;
  readonly change: Fate['change'];
  readonly removed: readonly string[];
  readonly lost: readonly LostTitle[];
  /** Whether its records tell of votes. */
  readonly votes: boolean;
}

interface Titles {
  readonly owners: Owners;
  readonly known: KnownPapers;
  readonly keyOf: KeyOf;
}

/** The papers known by a title alone that the owner of this title replaces. */
function replacedBy(
  id: string,
  records: readonly Paper[],
  {owners, known, keyOf}: Titles
): Paper[] {
  if (owners.size === 0) return [];
  const owned = records.map(keyOf).filter((key) => owners.get(key) === id);
  return [...new Set(owned)]
    .flatMap((key) => known.byTitleKey(key))
    .filter((paper) => isTitleId(paper.id));
}

function lostBy({id, title}: Paper, told: readonly Paper[], keyOf: KeyOf): LostTitle[] {
  const others = told.filter((other) => other.title !== title);
  if (others.length === 0) return [];
  const kept = titleKey(title);
  const keys = new Set(others.map(keyOf));
  return [...keys]
    .filter((key) => key !== kept)
    .sort()
    .map((key) => ({id, key}));
}

function outcome(id: string, records: readonly Paper[], titles: Titles): Outcome {
  const before = titles.known.byId(id);
  const replaced = replacedBy(id, records, titles);
  const told = [...replaced, ...(before ? [before] : []), ...records];
  const paper = told.reduce(mergePapers);
  const removed = replaced.map(({id}) => id);
  const lost = lostBy(paper, told, titles.keyOf);
  const votes = records.some(({upvotes}) => upvotes !== null);
  if (!before && replaced.length === 0) return {paper, change: 'new', removed, lost, votes};
  const isSame = before && samePaper(before, paper) && !removed.length;
  return {paper, change: isSame ? 'none' : 'more', removed, lost, votes};
}
