import {spawnSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium, type LaunchOptions} from '@playwright/test';

// --no-sandbox: Chromium refuses to run as root otherwise, and containers often do.
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

const PACKAGE = resolve('node_modules/@sparticuz/chromium');

/** Where Chromium is and what it needs in its environment. */
interface Browser {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

function named(): Browser | null {
  const path = process.env['CHROMIUM_PATH'];
  if (!path) return null;
  if (existsSync(path)) return {executablePath: path};
  throw new Error(`CHROMIUM_PATH is "${path}", where there is no file: correct or unset it`);
}

function installed(): Browser | null {
  const path = SYSTEM.find((candidate) => existsSync(candidate));
  return path ? {executablePath: path} : null;
}

function ownOfPlaywright(): Browser | null {
  const path = chromium.executablePath();
  return existsSync(path) ? {executablePath: path} : null;
}

/** What the package unpacks into a folder: the browser, its fonts, and libraries of its own. */
async function unpack(folder: string) {
  const {TMPDIR} = process.env;
  // The package always unpacks into the temporary folder, and takes what it finds there for complete.
  process.env['TMPDIR'] = folder;
  try {
    const {default: bundle} = await import('@sparticuz/chromium');
    await bundle.executablePath();
    const unpacker = pathToFileURL(join(PACKAGE, 'build/esm/lambdafs.js')).href;
    const {inflate} = (await import(unpacker)) as {inflate: (file: string) => Promise<string>};
    await inflate(join(PACKAGE, 'bin/al2023.tar.br'));
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

// Unpacked beside and renamed, so that two runs at once never see half of it.
async function unpackedFolder(): Promise<string> {
  const {version} = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = resolve('node_modules/.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, {recursive: true});
  const unfinished = mkdtempSync(`${folder}-`);
  await unpack(unfinished);
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>\n`
  );
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, {recursive: true, force: true});
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

const starts = ({executablePath, env}: Browser) =>
  spawnSync(executablePath, ['--version'], {env: {...process.env, ...env}}).status === 0;

// A bare system lacks libnss3, libnspr4 and libexpat, which the package brings, and fonts.
async function bundled(): Promise<Browser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return null;
  const folder = await unpackedFolder();
  const executablePath = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : {FONTCONFIG_FILE: join(folder, 'fonts.conf')};
  const libraries = {LD_LIBRARY_PATH: join(folder, 'al2023', 'lib')};
  const candidates = [
    {executablePath, env: fonts},
    {executablePath, env: {...fonts, ...libraries}}
  ];
  return candidates.find(starts) ?? null;
}

/**
 * How to launch a Chromium: the one that CHROMIUM_PATH names, the system's, the one in the package
 * @sparticuz/chromium (Linux x64, no root), Playwright's own. Throws with advice when there is none.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const browser = named() ?? installed() ?? (await bundled()) ?? ownOfPlaywright();
  if (!browser) {
    throw new Error(
      'no Chromium was found for the end-to-end tests: install Chromium or Google Chrome, ' +
        'or name one in CHROMIUM_PATH, or run "npx playwright install chromium"'
    );
  }
  const env = Object.fromEntries(
    Object.entries({...process.env, ...browser.env}).filter(([, value]) => value !== undefined)
  ) as Record<string, string>;
  return {executablePath: browser.executablePath, args: ARGS, env};
}
