// The server of the end-to-end tests: the built dashboard on the bundled sample, in a folder of its own.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ROOT, runCommand, SetupError} from '../../scripts/children.mjs';
import {buildFault} from '../../scripts/dashboard-build.mjs';
import {analyseSample} from '../../scripts/first-analysis.mjs';
import {checkPort, readAddress, serveBuild} from '../../scripts/serving.mjs';

async function serveSample() {
  const fault = buildFault(ROOT);
  if (fault)
    throw new SetupError(`${fault}: run "npm test -- --only build,e2e" or "npm run build"`);
  const address = readAddress(process.env);
  await checkPort(address);
  const home = mkdtempSync(join(tmpdir(), 'themestream-e2e-'));
  try {
    await analyseSample(home);
    return await serveBuild(address, home);
  } finally {
    rmSync(home, {recursive: true, force: true});
  }
}

await runCommand(serveSample);
