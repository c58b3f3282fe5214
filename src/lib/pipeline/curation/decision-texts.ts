import type {Assignment, Curation, PaperFacts} from '../../model.ts';
import type {Text} from '../documents.ts';
import {countLowerCase} from '../refresh/count-texts.ts';
import type {KnownTerms} from '../refresh/place-papers.ts';
import {withCounts, type CountTexts, type StreamTexts} from '../refresh/with-counts.ts';

/** What decisions that move papers between themes ask for. */
export interface Texts {
  /** All papers, row by row. */
  readonly papers: readonly PaperFacts[];
  /** The text of a row that lies in a theme which a decision names. */
  readonly textAt: (row: number) => Text | undefined;
  readonly countTexts: CountTexts;
  readonly known: KnownTerms;
}

/** Where the texts of papers are read, whose themes are those that were found. */
export interface TextSource {
  readonly papers: readonly PaperFacts[];
  readonly assignments: readonly Assignment[];
  /** Reads some texts, in the order of these ids. */
  readonly readTexts: (ids: readonly string[]) => Promise<readonly Text[]>;
  readonly streamTexts: StreamTexts;
  readonly readTerms: () => KnownTerms | Promise<KnownTerms>;
}

/** The same where all texts are at hand. */
export const textsAtHand = (papers: readonly (PaperFacts & Text)[], known: KnownTerms): Texts => ({
  papers,
  known,
  textAt: (row) => papers[row],
  countTexts: countLowerCase(papers)
});

/** The themes between which decisions move papers: none where no paper moves. */
function themesNamed(curations: readonly Curation[]): ReadonlySet<number | null> {
  const named = curations.flatMap(({operations}) =>
    operations.flatMap((operation) => {
      if (operation.do === 'split') return [operation.theme, operation.into];
      return operation.do === 'merge' ? [...operation.themes, operation.into] : [];
    })
  );
  return new Set(named);
}

async function readNamed(
  {papers, assignments, readTexts}: TextSource,
  named: ReadonlySet<number | null>
): Promise<Texts['textAt']> {
  const rows = assignments.flatMap(({themeId}, row) => (named.has(themeId) ? row : []));
  const read = await readTexts(rows.map((row) => papers[row]?.id ?? ''));
  const texts = new Map(rows.map((row, place) => [row, read[place]]));
  return (row) => texts.get(row);
}

/** Follows decisions with the texts of the themes that they name; null where none is asked for. */
export async function withTexts<Result>(
  source: TextSource,
  curations: readonly Curation[],
  follow: (texts: Texts | null) => Result
): Promise<Result> {
  const named = themesNamed(curations);
  if (named.size === 0) return follow(null);
  const textAt = await readNamed(source, named);
  const texts = {papers: source.papers, textAt, known: await source.readTerms()};
  return withCounts(source.streamTexts, (countTexts) => follow({...texts, countTexts}));
}
