import { paraglideVitePlugin } from '@inlang/paraglide-js';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { paraglideOptions } from './paraglide.config.mjs';
import { mergedMessages } from './scripts/merge-messages.mjs';
import { serviceWorker } from './service-worker/plugin.mjs';

const packages = `${import.meta.dirname}/../../packages`;

export default defineConfig({
  plugins: [mergedMessages(), paraglideVitePlugin(paraglideOptions), react(), serviceWorker()],
  resolve: {
    // From the sources: the web app builds, and reloads, without a build of the packages before it.
    alias: [{ find: /^@liandong\/(contracts|rules)\/(.*)$/, replacement: `${packages}/$1/src/$2.ts` }],
  },
  build: { target: ['chrome99', 'safari15.4', 'firefox102'], modulePreload: { polyfill: false } },
  server: { proxy: { '/api': process.env['LIANDONG_GATEWAY'] ?? 'http://localhost:3000' } },
});
