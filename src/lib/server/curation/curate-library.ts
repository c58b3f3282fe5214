import type {Curation} from '../../model.ts';
import {decide, type Decision, type Shown} from '../../pipeline/curation/decide.ts';
import type {Recurated} from '../../pipeline/curation/recurate.ts';
import {withPublished} from '../earlier-analysis.ts';
import {assertVersion} from '../file-version.ts';
import type {Home} from '../home.ts';
import {asWriter} from '../lock.ts';
import {NoAnalysisError} from '../open.ts';
import {readPointer, type Published} from '../pointer.ts';
import {readCurationFile, withCurationFile} from './curation-file.ts';
import {publishCuration} from './publish-curation.ts';
import {readShown} from './read-shown.ts';

/** What a decision led to. */
export interface CurateOutcome {
  readonly before: Curation;
  readonly curation: Curation;
  readonly analysis: Recurated;
  readonly published: Published;
}

/**
 * Follows a decision of the user: writes it to the file and publishes the analysis once more, without
 * finding anything anew. When anything fails, both are as they were.
 *
 * @throws CurationError when the decision or the file breaks a rule
 * @throws NoAnalysisError when nothing is published yet
 * @throws LockedError when another writer is at work
 */
export function curateLibrary(
  home: Home,
  decision: Decision,
  {now}: {now: () => Date}
): Promise<CurateOutcome> {
  return asWriter(home, async () => {
    const published = await readPointer(home);
    if (!published) throw new NoAnalysisError(home);
    const before = await readCurationFile(home);
    const shown: Shown = await withPublished(home, published, async (connection) => {
      await assertVersion(connection, published.file);
      return readShown(connection, decision);
    });
    const curation = decide(decision, before, shown);
    return withCurationFile(home, curation, async () => {
      const done = await publishCuration(home, published, {curation, now});
      return {before, curation, analysis: done.written, published: done.published};
    });
  });
}
