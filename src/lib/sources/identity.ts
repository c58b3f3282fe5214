import {hashText} from './hash.ts';

/** What a record tells of who it is; each may be missing. */
export interface IdentityClues {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string;
}

/** A paper's id and the version of its text, 0 when unknown. */
export interface Identity {
  readonly id: string;
  readonly version: number;
}

const ARXIV_PREFIX =
  /^(?:arxiv:|https?:\/\/(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)|huggingface\.co\/papers)\/)/i;
const ARXIV_DOI_PREFIX = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\./i;
const ARXIV = /^(\d\d(?:0[1-9]|1[0-2])\.\d{4,5})(?:v([1-9]\d?))?$/i;
const OLD_ARXIV = /^([a-z-]+)(?:\.[a-z]{2})?\/(\d{7})(?:v([1-9]\d?))?$/i;
// https://arxiv.org/archive; any other word before the slash is not arXiv's.
const ARCHIVES = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas ' +
    'cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin ' +
    'nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con'
  ).split(' ')
);
const DOI = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

/** The arXiv identifier in an id or link, without version and subject class (`math/0301001`). */
export function arxivIdentity(text: string): Identity | null {
  const bare = text
    .replace(ARXIV_DOI_PREFIX, '')
    .replace(ARXIV_PREFIX, '')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\.pdf|\/)$/i, '');
  const match = ARXIV.exec(bare);
  if (match?.[1]) return {id: match[1], version: Number(match[2] ?? 0)};
  const [, archive = '', number = '', version = '0'] = OLD_ARXIV.exec(bare) ?? [];
  if (!ARCHIVES.has(archive.toLowerCase())) return null;
  return {id: `${archive.toLowerCase()}/${number}`, version: Number(version)};
}

function doiIdentity(text: string): Identity | null {
  const match = DOI.exec(text);
  return match?.[1] ? {id: `doi:${match[1].toLowerCase()}`, version: 0} : null;
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Lower-case letters and digits alone. */
const lettersOf = (title: string): string =>
  // Most titles are ASCII, of which these are quicker.
  PRINTABLE_ASCII.test(title)
    ? title.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : title
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');

/** Titles with the same key are the same title: case, accents, punctuation and spacing do not count. */
export function titleKey(title: string): string {
  return lettersOf(title) || title;
}

/** The id of a paper of which only the title is known, by the key of the title. */
export const titleIdOfKey = (key: string): string => `title:${hashText(key)}`;

/** The id of a paper of which only the title is known. */
export const titleId = (title: string): string => titleIdOfKey(titleKey(title));

/** Whether the id was made from the title, so that a source's id replaces it. */
export const isTitleId = (id: string): boolean => id.startsWith('title:');

/** arXiv id, else DOI, else the source's own id, else one made from the title (which is not empty). */
export function identify({id, url, title}: IdentityClues): Identity {
  const clues = [id, url].filter((clue) => clue !== null);
  for (const read of [arxivIdentity, doiIdentity]) {
    const found = clues.map(read).find((identity) => identity !== null);
    if (found) return found;
  }
  if (id && !isTitleId(id)) return {id, version: 0};
  return {id: titleId(title), version: 0};
}
