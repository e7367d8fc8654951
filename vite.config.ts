import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Rooms stay outside the web bundle, so that Node runs one copy of each straight from src: one database, one worker,
 * one language store, for the server entry, the command line and the pages alike. Svelte files have to be bundled.
 */
const roomsStayOutside: Plugin = {
  name: 'rooms-stay-outside',
  enforce: 'pre',
  apply: 'build',
  resolveId(id, importer) {
    const ours = importer?.startsWith(`${import.meta.dirname}/src/`) ?? false;
    if (ours && this.environment.name === 'ssr' && id.startsWith('#') && !id.startsWith('#ui/'))
      return { id, external: true };
    return null;
  },
};

export default defineConfig({
  plugins: [
    roomsStayOutside,
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // The route announcer of the framework has this one inline style and no other.
          'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  build: {
    rolldownOptions: {
      // A message plugin that cannot be loaded leaves every text empty and only warns.
      onLog(level, log, next) {
        if (log.code === 'IMPORT_IS_UNDEFINED') throw new Error(log.message);
        next(level, log);
      },
    },
  },
});
