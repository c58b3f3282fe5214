// Compiles the AssemblyScript kernels into a TypeScript module that holds the WebAssembly as text, so
// that nobody needs the compiler to run or test Themestream. Run by `npm run kernels`, which brings it.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sha256} from '../src/lib/server/sha256.ts';

const NUMERIC = 'src/lib/pipeline/numeric';
const SOURCES = join(NUMERIC, 'assembly');
const FLAGS = [
  '--optimizeLevel',
  '3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--enable',
  'simd'
];

const folder = mkdtempSync(join(tmpdir(), 'themestream-kernels-'));
const binary = join(folder, 'kernels.wasm');
execFileSync('asc', [join(SOURCES, 'kernels.ts'), '--outFile', binary, ...FLAGS], {
  stdio: 'inherit'
});
const bytes = readFileSync(binary);
rmSync(folder, {recursive: true});

const sources = readdirSync(SOURCES)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('');
const text = `// Made by \`npm run kernels\` from assembly/; not to be edited.

/** SHA-256 of the sources that were compiled; a test tells when they have changed since. */
export const SOURCE_HASH = '${sha256(sources)}';

/** The WebAssembly module in base64, ${bytes.length} bytes. */
export const KERNELS =
  '${bytes.toString('base64')}';
`;
writeFileSync(join(NUMERIC, 'kernels-wasm.ts'), text);
process.stdout.write(
  `${bytes.length} bytes of WebAssembly written to ${NUMERIC}/kernels-wasm.ts\n`
);
