import {BREAK, readDocuments, wordOf, type Text} from '../../src/lib/pipeline/documents.ts';
import {topicCoherence, topicDiversity, type Postings} from '../../src/lib/stats/topic-quality.ts';
import {mean} from '../../src/lib/stats/sum.ts';

/** Terms of a theme that are measured, from the best. */
export const TOP_TERMS = 10;

/** The papers that hold each term: the stems of its words, one after the other. */
export function postingsOf(terms: readonly string[], papers: readonly Text[]): Postings {
  const asked = terms.map((title) => ({title, abstract: ''}));
  const {documents, lexicon} = readDocuments([...papers, ...asked]);
  const stems = documents.map((document) =>
    Array.from(document, (code) => (code === BREAK ? '|' : String(lexicon.stems[wordOf(code)])))
  );
  const texts = stems.slice(0, papers.length).map((words) => ` ${words.join(' ')} `);
  return new Map(
    terms.map((term, index) => {
      const words = stems[papers.length + index] ?? [];
      const phrase = ` ${words.filter((word) => word !== '|').join(' ')} `;
      return [term, texts.flatMap((text, paper) => (text.includes(phrase) ? paper : []))];
    })
  );
}

/** Mean coherence over the topics, and their diversity; null where there is nothing to measure. */
export function topicQuality(
  topics: readonly (readonly string[])[],
  papers: readonly Text[]
): {coherence: number | null; diversity: number | null} {
  const postings = postingsOf([...new Set(topics.flat())], papers);
  const coherences = topics.map((terms) => topicCoherence(terms, postings, papers.length));
  return {
    coherence: mean(coherences.filter((value) => value !== null)),
    diversity: topicDiversity(topics)
  };
}
