import type {Assignment, NameProof, PaperFacts, Theme} from '../model.ts';
import type {Label} from './labels.ts';
import {rowsByTheme} from './rows-by.ts';
import {countWeeks} from './weeks.ts';

/** Papers that are named as carrying a theme's name best. */
const CARRIERS = 3;

/** The papers of an analysis and their themes, row by row. */
export interface Members {
  readonly papers: readonly PaperFacts[];
  readonly assignments: readonly Assignment[];
}

function proofOf({name, runnersUp}: Label, {papers, assignments}: Members): NameProof {
  const similarity = (row: number) => assignments[row]?.similarity ?? -1;
  const carriers = [...name.rows].sort((a, b) => similarity(b) - similarity(a) || a - b);
  return {
    inside: name.inside,
    outside: name.outside,
    runnersUp: runnersUp.map((other) => other.name),
    carriers: carriers.slice(0, CARRIERS).map((row) => papers[row]?.id ?? '')
  };
}

/** What is known of a theme besides its papers. */
interface ThemeFacts {
  readonly id: number;
  readonly label: Label;
  readonly areaId: number;
  readonly confidence: number;
}

/** A theme as it is stored: its size, course, terms and the proof of its name; `rows` are those of its papers. */
export function summarizeTheme(
  {id, label, areaId, confidence}: ThemeFacts,
  {papers, assignments}: Members,
  rows: readonly number[] = rowsByTheme(assignments).get(id) ?? []
): Theme {
  const members = rows.flatMap((row) => papers[row] ?? []);
  const weeks = countWeeks(members);
  const similarity = rows.reduce((sum, row) => sum + (assignments[row]?.similarity ?? 0), 0);
  return {
    id,
    name: label.name.name,
    papers: members.length,
    share: members.length / papers.length,
    firstWeek: weeks[0]?.start ?? null,
    lastWeek: weeks.at(-1)?.start ?? null,
    cohesion: members.length > 0 ? similarity / members.length : 0,
    areaId,
    confidence,
    terms: label.terms,
    proof: proofOf(label, {papers, assignments})
  };
}
