import {isAbsolute, relative} from 'node:path';
import {defineConfig, type Plugin} from 'vite';
import {lexiconModule} from './scripts/lexicon-module.ts';
import {PROGRAMS, SOURCES} from './scripts/programs.mjs';

/** Makes natural's lexicons small: 4 MB of JSON take longer to parse than a command to start. */
const smallLexicons: Plugin = {
  name: 'small-lexicons',
  enforce: 'pre',
  transform: {
    filter: {id: /brill_pos_tagger\/data\/.*\.json$/},
    handler: (json, id) => ({
      code: lexiconModule(id.includes('English') ? JSON.parse(json) : {}),
      moduleType: 'js'
    })
  }
};

/** Lists the project's own sources in the bundles: when one changes, these are out of date. */
const listSources: Plugin = {
  name: 'list-sources',
  generateBundle() {
    const own = [...this.getModuleIds()]
      .filter((id) => isAbsolute(id) && !id.includes('node_modules'))
      .map((id) => relative('.', id));
    this.emitFile({type: 'asset', fileName: SOURCES, source: JSON.stringify(own.sort())});
  }
};

/** The bundles of the command line: dist/NAME.js for each program, and beside them what they share. */
export default defineConfig({
  publicDir: false,
  plugins: [smallLexicons, listSources],
  // The binary of DuckDB lies beside the files of its package, as do the programs that BullMQ starts.
  ssr: {noExternal: true, external: ['@duckdb/node-bindings', 'bullmq', 'ioredis']},
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    rolldownOptions: {
      input: {...PROGRAMS},
      output: {entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'}
    }
  }
});
