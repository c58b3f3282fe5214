import {spawnSync} from 'node:child_process';

/** A Python that has scikit-learn. */
export interface Peer {
  readonly python: string;
  /** Version of scikit-learn. */
  readonly version: string;
}

const VERSION = 'import sklearn; print(sklearn.__version__)';

/** The program of the peer: arguments FILE.jsonl K SEED. */
export const PEER_PROGRAM = 'scripts/eval/peer_sklearn.py';

/** The first Python that has scikit-learn: `PYTHON` of the environment if set, else the usual ones; null when none has. */
export function findPeer(environment: NodeJS.ProcessEnv): Peer | null {
  const chosen = environment['PYTHON'];
  for (const python of chosen ? [chosen] : ['python3', '/usr/bin/python3']) {
    const {status, stdout} = spawnSync(python, ['-c', VERSION], {encoding: 'utf8'});
    if (status === 0) return {python, version: stdout.trim()};
  }
  return null;
}
