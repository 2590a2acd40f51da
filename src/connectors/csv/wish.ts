// What a person asks of the reading of a table, from the options of a run.
import { Problem } from '#base/problem.ts';
import type { ImportOptions } from '#rooms/imports/index.ts';
import type { Layout } from './layouts.ts';
import { columnMap } from './map.ts';
import type { ColumnMap } from './map.ts';
import type { TableWish } from './sample.ts';

/** Throws a Problem where the map is none. */
export function wishOf(name: string, options: ImportOptions, layout: Layout | null): TableWish {
  const { timeZone, currency, map, maps } = options;
  return {
    name, timeZone, currency,
    ...(layout ? { layout } : {}),
    ...(map ? { map: readMap(map) } : {}),
    savedMap: (key) => {
      const saved = maps?.get(key);
      return saved ? readMap(saved) : null;
    },
  };
}

function readMap(map: object): ColumnMap {
  const read = columnMap.safeParse(map);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const where = issue.path.length > 0 ? ` (at ${issue.path.join('.')})` : '';
  throw new Problem('bad input', `The map cannot be used: ${issue.message.replace(/\.?$/, '')}${where}.`, 'map');
}
