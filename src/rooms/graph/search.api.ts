// One search over everything that rooms have registered.
import { endpoint } from '#base/endpoint.ts';
import { searchSources } from '#base/registry.ts';
import { marksIn, searchedWords, searchInput, searchOutput, tidied, unmarked } from './search.ts';
import type { SearchHitShown } from './search.ts';

export const searchEndpoints = [
  endpoint({
    name: 'search.find', method: 'GET', path: '/search', permission: 'read',
    summary: 'Searches persons, organisations, topics and what was written, with the found words marked; names may be misspelled',
    input: searchInput,
    output: searchOutput,
    async handler({ tx }, { words, kinds, limit }) {
      const wanted = searchedWords(words);
      const items: SearchHitShown[] = [];
      if (wanted.length > 0) {
        for (const source of searchSources.all()) {
          if (!kinds.includes(source.key)) continue;
          for (const { fit: _fit, excerpt, ...hit } of await source.find(tx, wanted, limit)) {
            const { text, marks } = excerpt === null ? { text: null, marks: [] } : unmarked(tidied(excerpt));
            items.push({ kind: source.key, ...hit, titleMarks: marksIn(hit.title, wanted), excerpt: text, excerptMarks: marks });
          }
        }
      }
      return { items, next: null };
    },
  }),
];
