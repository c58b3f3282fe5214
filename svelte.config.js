import adapter from '@sveltejs/adapter-node';
import {vitePreprocess} from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {runes: true},
  kit: {
    adapter: adapter(),
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'img-src': ['self', 'data:'],
        'style-src': ['self', 'unsafe-inline'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'frame-ancestors': ['none'],
        'form-action': ['self']
      }
    },
    typescript: {
      // The generated tsconfig leaves out what lies outside src and tests; the scripts are checked too.
      config: (config) => ({
        ...config,
        include: [
          ...config.include,
          '../scripts/**/*.ts',
          '../scripts/**/*.mjs',
          '../tests/**/*.mjs',
          '../*.config.ts',
          '../*.config.js'
        ]
      })
    }
  }
};
