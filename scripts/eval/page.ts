import {writeBlock} from '../marked-block.ts';

/** How the tables came about. */
export interface Provenance {
  readonly date: string;
  /** Commit of the code that was measured, `-dirty` when files differed from it. */
  readonly commit: string;
  readonly machine: string;
  /** Version of scikit-learn; null when the peer was left out. */
  readonly peer: string | null;
  readonly command: string;
  readonly seeds: number;
  readonly resamples: number;
}

const EXPLANATION = `Every run is a process of its own, from the file to the result, ours and the peer's in turn. AMI (adjusted mutual information), ARI (adjusted Rand index) and V-measure compare the themes with the first label of the papers that have one, papers without a theme as one group: means over the seeds. Seconds (wall clock) and CPU seconds (all threads) are medians over the seeds, memory is the most. Seed stability is the mean ARI over the pairs of seeds; resampling stability the same over samples of 80 % of the papers, on the papers that two samples share. Coherence is the mean NPMI of the top 10 terms of a theme within title and abstract, diversity the share of different terms among them, both of seed 1. Where k was chosen, every run chose anew, and the peer was given the number of seed 1.`;

const peerSentence = (version: string | null): string =>
  version === null
    ? 'The peer was left out: scikit-learn is missing.'
    : `The peer is scikit-learn ${version}: TfidfVectorizer with bigrams, TruncatedSVD to 100 dimensions, KMeans with n_init=4, no setting of it tuned (\`scripts/eval/peer_sklearn.py\`).`;

function blockOf(tables: string, provenance: Provenance): string {
  const {date, commit, machine, peer, command, seeds, resamples} = provenance;
  const made = `Measured on ${date} at commit ${commit}, ${machine}, with default settings but for k, seeds 1 to ${seeds}, ${resamples} samples of 80 %, by`;
  return [made, `\`\`\`sh\n${command}\n\`\`\``, peerSentence(peer), EXPLANATION, tables].join(
    '\n\n'
  );
}

const OPENING = `# Quality of the themes

Measured against labelled corpora and against what a researcher would use instead. The part between the marks is written by \`npm run eval -- FILE.jsonl=K … --write docs/quality.md\`; \`npm run eval -- --help\` explains it.

Seconds of the wall clock rise with whatever else the machine does, CPU seconds hardly. Targets that are missed stay in the table until they are met.

## Clustering
`;

/** Puts the tables into a page in place of the last ones; a page that has none gets them at its end. */
export const writePage = (file: string, tables: string, provenance: Provenance): void => {
  writeBlock(file, {name: 'eval', opening: OPENING}, blockOf(tables, provenance));
};
