import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import regexp from 'eslint-plugin-regexp';
import svelte from 'eslint-plugin-svelte';
import {globalIgnores} from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  globalIgnores(['build/', 'dist/', '.svelte-kit/', 'coverage/', 'data/', 'test-results/']),
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  regexp.configs['flat/recommended'],
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: {globals: {...globals.browser, ...globals.node}},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {selector: 'ExportDefaultDeclaration', message: 'Export by name.'}
      ],
      'svelte/no-at-html-tags': 'error',
      // base is never set: every link is root-relative.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig}
    }
  },
  // Tools and foreign types are read through their default export.
  {files: ['*.config.{js,ts}', '**/*.d.ts'], rules: {'no-restricted-syntax': 'off'}},
  // BullMQ calls what a processor exports by default.
  {files: ['src/lib/engine/bullmq/processor*'], rules: {'no-restricted-syntax': 'off'}},
  // The one component that mounts what our own charts drew on the server; Plot escapes every text in it.
  {files: ['src/lib/components/PlotFigure.svelte'], rules: {'svelte/no-at-html-tags': 'off'}},
  // Typed arrays are indexed by construction; a check per element would cost the inner loop.
  {
    files: ['src/lib/pipeline/numeric/**/*.ts'],
    rules: {'@typescript-eslint/no-non-null-assertion': 'off'}
  },
  // AssemblyScript has types of its own, and its casts stand in front; == compares numbers as === does.
  {
    files: ['src/lib/pipeline/numeric/assembly/**/*.ts'],
    rules: {'@typescript-eslint/consistent-type-assertions': 'off', eqeqeq: 'off'}
  }
);
