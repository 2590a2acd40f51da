// Cutting texts in SQL at offsets that count as JavaScript counts. A character outside of the first plane is two there and one
// to PostgreSQL, so it is given a companion before the cut, which the cut text then loses again.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A code point that is no character and stands in no text. */
const COMPANION = '\u{FFFF}';

/** Text of plain letters alone, as most is, is left as it is: looking through a long mail letter by letter takes a millisecond. */
const widened = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`case when octet_length(${text}) = char_length(${text}) then ${text} else regexp_replace(${text}, '([\\U00010000-\\U0010FFFF])', ${`\\1${COMPANION}`}, 'g') end`;

/** text.slice(start, end) */
export const sliceSql = (text: RawBuilder<unknown>, start: RawBuilder<unknown>, end: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`replace(substr(${widened(sql`left(${text}, ${end})`)}, ${start} + 1, greatest(${end} - ${start}, 0)), ${COMPANION}, '')`;

/** Subject and own words of event `e`, as the text search knows them. */
export const ownTextSql: RawBuilder<unknown> = sql`(coalesce(e.subject, '') || E'\n' || coalesce((
  select string_agg(substr(w.text, e.own_spans[n] + 1, e.own_spans[n + 1] - e.own_spans[n]), E'\n' order by n)
  from (select ${widened(sql`e.text`)} as text) w, generate_series(1, coalesce(array_length(e.own_spans, 1), 0), 2) n), ''))`;
