// Our pipeline in a process of its own: analyse-corpus.ts FILE.jsonl K|auto SEED prints what run.ts reads.
import {analyse} from './analyse.ts';
import {readCorpus} from './corpus.ts';
import {TOP_TERMS} from './topics.ts';

const [file = '', k = 'auto', seed = '1'] = process.argv.slice(2);

async function analyseCorpus() {
  const {papers, lines} = readCorpus(file);
  const {assignments, themes} = await analyse(papers, {
    themes: k === 'auto' ? null : Number(k),
    seed: Number(seed)
  });
  const themeOf = new Map(assignments.map(({paperId, themeId}) => [paperId, themeId]));
  const labels = new Array<number | null>((lines.at(-1) ?? 0) + 1).fill(null);
  lines.forEach((line, index) => (labels[line] = themeOf.get(papers[index]?.id ?? '') ?? null));
  const {user, system} = process.cpuUsage();
  return {
    labels,
    topics: themes.map(({terms}) => terms.slice(0, TOP_TERMS).map(({term}) => term)),
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024
  };
}

try {
  process.stdout.write(`${JSON.stringify(await analyseCorpus())}\n`);
} catch (error) {
  // Whoever reads it wants the reason, not the place in the code.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
