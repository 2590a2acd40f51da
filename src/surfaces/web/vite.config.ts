// Builds the web pages into dist/web. The list of endpoints is read from the built server, so that the browser knows the
// address of each without a second list that could differ.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, '..', '..', '..', 'dist');

export default defineConfig({
  root: here,
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  plugins: [react(), endpointRoutes(), colourSchemeFirst()],
  build: { outDir: join(dist, 'web'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
});

type Route = { name: string; method: string; path: string };

function endpointRoutes(): Plugin {
  const id = 'virtual:endpoints';
  return {
    name: 'endpoint-routes',
    resolveId: (asked) => (asked === id ? `\0${id}` : null),
    async load(asked) {
      if (asked !== `\0${id}`) return null;
      const lists = (await import(pathToFileURL(join(dist, 'endpoints.js')).href)) as { endpoints: Route[]; openEndpoints: Route[] };
      const routes = [...lists.endpoints, ...lists.openEndpoints].map(({ name, method, path }) => [name, `${method} ${path}`]);
      return `export default ${JSON.stringify(Object.fromEntries(routes))};`;
    },
  };
}

/** Sets light or dark before the first paint. A file of its own, because the page's security rules refuse scripts inside it. */
function colourSchemeFirst(): Plugin {
  const script = `(()=>{let k=null;try{k=localStorage.getItem('mantine-color-scheme-value')}catch{}
const dark=k==='dark'||(k!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.mantineColorScheme=dark?'dark':'light'})();`;
  return {
    name: 'colour-scheme-first',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'colour-scheme.js', source: script });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: '/colour-scheme.js' }, injectTo: 'head-prepend' }],
  };
}
