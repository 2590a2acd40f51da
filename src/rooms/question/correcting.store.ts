// What a name in a question may have meant instead: everything spelled like it, of every type.
import { sql } from 'kysely';
import type { WorkspaceTx } from '#base/database/database.ts';
import type { Call } from '#base/endpoint.ts';
import { indexNames } from './nameIndex.ts';
import { MEANT_AS } from './meantNames.ts';
import { partsOf, placesOf, wordsFor } from './correcting.ts';
import type { Alternative, Likes, Part } from './correcting.ts';
import type { Chosen, NamedType } from './nameChoice.ts';
import type { Question, Ref } from './question.ts';
import type { Reading } from './reading.ts';
import { nearTopics } from './suggestions.ts';
import { itemsOf } from './taggedWords.ts';
import { plain } from './textMatch.ts';
import { namesIn } from './treeNames.ts';
import { tokenise } from './tokens.ts';

const LIKE_MAX = 4;
const MEMBERS_MAX = 8;
const OFFERED_MAX = 12;

export interface ShownPart {
  start: number; end: number; said: string; kind: Part['kind'];
  alternatives: { label: string; kind: Part['kind']; words: string; choice: { spelling: string; type: NamedType; id: string } | null }[];
}

/** The parts of what was read that can be corrected by choosing, each at its place in `understood`. */
export async function shownParts({ tx }: Pick<Call, 'tx'>, typed: string | undefined, { question, understood, vocabulary }: Reading): Promise<ShownPart[]> {
  if (!question) return [];
  const likes = await likesOf(tx, question, vocabulary);
  const parts = partsOf(question, likes);
  const spelled = typed === undefined ? [] : spellings(typed, vocabulary);
  const places = placesOf(parts, understood);
  return parts.flatMap((part, at) => {
    const place = places[at];
    if (!place) return [];
    const alternatives = part.alternatives.slice(0, OFFERED_MAX).flatMap((one) => {
      const { inTyped, choice } = typed === undefined ? { inTyped: [], choice: null } : asTyped(typed, spelled.find(({ ids }) => part.ref?.id !== undefined && ids.includes(part.ref.id)), one);
      const words = wordsFor(one, vocabulary, { typed: inTyped, lead: /^as of [^,]+, /.exec(understood)?.[0] ?? '', choice });
      return words === null ? [] : [{ label: one.label, kind: one.kind, words, choice: choice && { spelling: choice.spelling, type: choice.type, id: choice.id } }];
    });
    return alternatives.length > 0 ? [{ ...place, said: part.said, kind: part.kind, alternatives }] : [];
  });
}

interface Spelling { words: string; start: number; end: number; ids: string[] }

/** Where names stand in what was typed, and what each may be. */
const spellings = (typed: string, vocabulary: Reading['vocabulary']): Spelling[] =>
  itemsOf(tokenise(typed), indexNames(vocabulary), vocabulary, vocabulary.spoken).flatMap((item): Spelling[] => (item.tag === 'name' || item.tag === 'text'
    ? [{ words: item.words, start: item.start, end: item.end, ids: [...item.options.flatMap((one) => ('ref' in one && one.ref.id ? [one.ref.id] : [])), ...(vocabulary.chosen ?? []).filter(({ spelling }) => spelling === plain(item.words)).map(({ id }) => id)] }] : []));

/** The typed words with the name said so that it can be nothing else, and what is remembered for it. */
function asTyped(typed: string, at: Spelling | undefined, { kind, ref }: Alternative): { inTyped: string[]; choice: Chosen | null } {
  if (!at || !ref?.id || kind === 'find' || kind === 'stance' || kind === 'window') return { inTyped: [], choice: null };
  const choice: Chosen = { spelling: plain(at.words), type: kind, id: ref.id, name: ref.name };
  const put = (name: string): string => `${typed.slice(0, at.start).replace(/\bthe (?:topic|organisation|company|person|member|item)\s+$/i, '')}${name}${typed.slice(at.end)}`.replace(/\s+/g, ' ').trim();
  const name = /^[\p{L}\d][\p{L}\d ]*$/u.test(ref.name) ? ref.name : `"${ref.name.replaceAll('"', ' ')}"`;
  return { inTyped: [put(name), put(`${MEANT_AS[kind]} ${name}`), put(`${MEANT_AS[kind]} "${ref.name.replaceAll('"', ' ')}"`)].filter((words) => plain(words) !== plain(typed)), choice };
}

/** Looks up everything like the names of the question, at once. */
async function likesOf(tx: WorkspaceTx, question: Question, vocabulary: Reading['vocabulary']): Promise<Likes> {
  const names = namesIn(question);
  const asked = [...new Set([...names.topics, ...names.members, ...names.persons, ...names.organisations].map(({ name }) => name))];
  const rows = asked.length === 0 ? [] : await tx.run<{ asked: string; type: 'person' | 'organisation'; id: string; name: string }>(sql`
    select x.name as asked, f.type, f.id, f.name from unnest(${asked}::text[]) as x(name) cross join lateral (
      (select 'organisation' as type, o.id, o.name from organisation o where o.workspace_id = ${tx.workspaceId} and lower(o.name) like '%' || ${sqlWord()} || '%' order by lower(o.name) = lower(x.name) desc, length(o.name), o.id limit ${LIKE_MAX})
      union all
      (select 'person' as type, p.id, p.name from person p where p.workspace_id = ${tx.workspaceId} and p.spelled >= ${sqlWord()} and p.spelled < ${sqlWord()} || '~' order by p.spelled = lower(x.name) desc, p.strength desc, p.id limit ${LIKE_MAX})) f`);
  const members = vocabulary.members.slice(0, MEMBERS_MAX);
  return (name) => {
    const found = (list: readonly { id: string; name: string }[], type: NamedType): { type: NamedType; ref: Ref }[] => list.map((one) => ({ type, ref: { id: one.id, name: one.name } }));
    const like = vocabulary.topics.filter((topic) => plain(topic.name) === plain(name));
    const near = nearTopics(name, vocabulary).flatMap((one) => vocabulary.topics.filter((topic) => topic.name === one));
    const isMember = vocabulary.members.some((one) => plain(one.name) === plain(name));
    return [
      ...found([...new Set([...like, ...near])], 'topic'), ...rows.filter((row) => row.asked === name).map(({ type, id, name: called }) => ({ type, ref: { id, name: called } })),
      ...found(isMember ? members : members.filter((one) => plain(one.name).split(' ').includes(plain(name))), 'member'),
    ];
  };
}

/** The first word of the name, as it is looked for. */
const sqlWord = () => sql`replace(replace(replace(split_part(lower(x.name), ' ', 1), '\\', ''), '%', ''), '_', '')`;
