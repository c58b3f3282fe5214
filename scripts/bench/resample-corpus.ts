// Makes a large corpus out of the texts of a real one: npm run resample -- FILE.jsonl[.gz] N > OUT.jsonl
//
// A paper gets the title of one real paper and as many sentences as it has, each its own or one of a
// second paper of the same label, so that words, lengths and themes stay those of real texts while no
// two papers are the same. The days lie on the weekdays of so many weeks.
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {Command} from 'commander';
import * as v from 'valibot';
import {seededRandom, type Random} from '../../src/lib/pipeline/random.ts';
import {wholeNumber} from '../commands/options.ts';

const RECORD = v.object({
  title: v.string(),
  abstract: v.string(),
  labels: v.optional(v.nullable(v.array(v.union([v.string(), v.number()]))))
});

/** A real paper, its abstract taken apart. */
interface Source {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly label: string;
}

const FIRST_MONDAY = Date.UTC(2023, 0, 2);
const DAY = 86_400_000;
/** Sentences that come from the second paper. */
const BORROWED = 0.3;
const MOST_VOTES = 60;

function readSources(file: string): Source[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const {title, abstract, labels} = v.parse(RECORD, JSON.parse(line));
      const sentences = abstract.split(/(?<=[.!?]) +/);
      return {title, sentences, label: String(labels?.[0] ?? '')};
    });
}

const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)];

function groupByLabel(sources: readonly Source[]): Map<string, Source[]> {
  const groups = new Map<string, Source[]>();
  for (const source of sources) {
    const group = groups.get(source.label);
    if (group) group.push(source);
    else groups.set(source.label, [source]);
  }
  return groups;
}

/** The Monday to Friday on which paper `index` of `all` is listed, spread evenly over the weeks. */
function dayOf(index: number, {all, weeks}: {all: number; weeks: number}): string {
  const workday = Math.floor((index * weeks * 5) / all);
  const days = Math.floor(workday / 5) * 7 + (workday % 5);
  return new Date(FIRST_MONDAY + days * DAY).toISOString().slice(0, 10);
}

function mix(own: Source, other: Source | undefined, random: Random): string {
  return own.sentences
    .map((sentence) =>
      random() < BORROWED ? (pick(other?.sentences ?? [], random) ?? sentence) : sentence
    )
    .join(' ');
}

async function resample(
  file: string,
  all: number,
  {weeks, seed}: {weeks: number; seed: number}
): Promise<void> {
  const sources = readSources(file);
  const groups = groupByLabel(sources);
  const random = seededRandom(seed);
  for (let index = 0; index < all; index++) {
    const own = pick(sources, random);
    if (!own) throw new Error(`${file} holds no paper`);
    const record = {
      id: `resampled:${index}`,
      title: `${own.title} (${index})`,
      abstract: mix(own, pick(groups.get(own.label) ?? [], random), random),
      listed: dayOf(index, {all, weeks}),
      upvotes: Math.floor(random() ** 3 * MOST_VOTES),
      source: 'resampled'
    };
    if (!process.stdout.write(`${JSON.stringify(record)}\n`)) await once(process.stdout, 'drain');
  }
}

await new Command('npm run resample --')
  .description(
    'Makes a corpus of any size out of the texts of a real one, for measurements of speed.'
  )
  .argument('<file>', 'papers in JSONL, or packed as .gz')
  .argument('<papers>', 'number of papers to make', wholeNumber(1, 100_000_000))
  .option('--weeks <number>', 'weeks over which they are spread', wholeNumber(1, 5000), 150)
  .option('--seed <number>', 'seed of all chance', wholeNumber(0, 2 ** 31 - 1), 1)
  .action(resample)
  .parseAsync();
