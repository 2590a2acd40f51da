// Every page that the router knows, read from its own list, with an address that shows something. Used by the journeys and by
// the pictures, so a new page is looked at without a line anywhere else.
import { readFileSync } from 'node:fs';

const list = readFileSync(new URL('../../src/surfaces/web/pages.ts', import.meta.url), 'utf8');

/** Paths as the router has them, e.g. `/people/$id`. */
export const PATHS = [...list.matchAll(/\{ path: '([^']+)'/g)].map(([, path]) => path);

/** Where in the API an id for a page about one thing comes from. */
const LISTS = { people: '/people', organisations: '/organisations', segments: '/segments', import: '/imports', arrived: '/imports', topics: '/topics' };
/** Pages that show nothing until something is asked. */
const ASKED = { '/search': '/search?q=firmware' };

/** The address of a page; `getItems` asks the API for a list and answers its items. */
export async function addressOf(path, getItems) {
  if (!path.includes('$')) return ASKED[path] ?? path;
  const from = LISTS[path.split('/')[1]];
  if (!from) throw new Error(`Say in test/journeys/pages.mjs where an id for ${path} comes from.`);
  const [first] = await getItems(`${from}?limit=1`);
  if (!first) throw new Error(`There is nothing at ${from} to show ${path} with.`);
  return path.replace(/\$\w+/, first.id);
}

/** What a picture of the page is called: `/people/$id` is `people-id`. */
export const nameOf = (path) => (path.slice(1) || 'home').replaceAll('/$', '-').replaceAll('/', '-').replaceAll('$', '');
