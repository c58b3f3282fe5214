// npm start: sets up what is missing, then serves the dashboard.
import {parseArgs} from 'node:util';
import {messageOf, runCommand} from './children.mjs';
import {ensureBuilt} from './dashboard-build.mjs';
import {ensureAnalysed, homeFolder} from './first-analysis.mjs';
import {ensureInstalled} from './installation.mjs';
import {checkPort, readAddress, serveBuild, serveSources} from './serving.mjs';

const HELP = `usage: npm start [-- --dev]

Installs what is missing, builds the dashboard, analyses the bundled sample when there is no
analysis yet, and serves the dashboard until Ctrl-C.

  --dev    serve the sources with vite instead of the built dashboard
  --help   show this

PORT (4173), HOST (127.0.0.1, this machine only), ORIGIN (the address that browsers use,
http://HOST:PORT) and THEMESTREAM_HOME (data/local) may be set in the environment.
`;

function readOptions() {
  try {
    return parseArgs({options: {dev: {type: 'boolean'}, help: {type: 'boolean'}}}).values;
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${HELP}`);
    return null;
  }
}

async function start() {
  const options = readOptions();
  if (!options) return 2;
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const address = readAddress(process.env);
  await checkPort(address);
  await ensureInstalled();
  if (!options.dev) await ensureBuilt();
  await ensureAnalysed();
  return options.dev ? serveSources(address, homeFolder()) : serveBuild(address, homeFolder());
}

await runCommand(start);
