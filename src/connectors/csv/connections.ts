// A row about a content item, and a row about a tie between two persons.
import { optional } from './people.ts';
import { RowProblem, isScript } from './row.ts';
import type { Row } from './row.ts';
import type { Translated } from './translated.ts';
import { RELATIONSHIP_KINDS } from './words.ts';

export function translateContent(row: Row): Translated {
  const externalId = row.text('id');
  const title = row.text('title');
  if (!externalId) throw new RowProblem('The row has no id.', 'id');
  if (!title) throw new RowProblem('The row has no title.', 'title');
  const topics = row.text('topics')?.split(/[;,|]/).map((topic) => topic.trim().slice(0, 100)).filter(Boolean) ?? [];
  return {
    is: 'content',
    item: {
      externalId: externalId.slice(0, 200), title: title.slice(0, 500), kind: row.text('kind')?.toLowerCase().slice(0, 60) ?? 'article',
      topics: [...new Set(topics)].slice(0, 50), ...optional('url', urlOf(row)), ...optional('publishedAt', row.date('published at')?.at),
    },
  };
}

export function translateRelationship(row: Row): Translated {
  const [from] = row.emails('from email');
  const [to] = row.emails('to email');
  if (!from) throw new RowProblem('The row does not say from whom the tie goes out.', 'from email');
  if (!to) throw new RowProblem('The row does not say to whom the tie goes.', 'to email');
  if (from === to) throw new RowProblem('The tie goes from somebody to themself.', 'to email');
  const kind = row.plan.columnOf.has('kind') ? row.word('kind', RELATIONSHIP_KINDS) : 'knows';
  if (!kind) throw new RowProblem('The row has no kind of relationship.', 'kind');
  return { is: 'relationship', from: { kind: 'email', value: from }, to: { kind: 'email', value: to }, kind, since: row.date('since')?.at ?? null };
}

/** A web address, or a path on our own site. One that would run a program refuses the row. */
function urlOf(row: Row): string | null {
  const text = row.text('url');
  if (!text) return null;
  if (isScript(text)) throw new RowProblem(`"${text.slice(0, 60)}" in the url would run a program and is not taken.`, 'url');
  if (!/^https?:\/\/\S+$/i.test(text) && !/^[\w/][\w./?#=&%~+-]*$/.test(text)) throw new RowProblem(`"${text.slice(0, 60)}" is not a web address.`, 'url');
  return text.slice(0, 2000);
}
