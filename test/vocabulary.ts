// A small workspace's names, for tests of the grammar without a database.
import { fuzzyDefaults } from '#rooms/question/fuzzyWords.ts';
import type { Vocabulary } from '#rooms/question/vocabulary.ts';

const id = (group: number, n: number): string => `00000000-0000-7000-8${String(group).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
const named = (group: number, ...names: (string | [string, ...string[]])[]) =>
  names.map((one, n) => (typeof one === 'string' ? { id: id(group, n), name: one } : { id: id(group, n), name: one[0], aliases: one.slice(1) }));

export const vocabulary: Vocabulary = {
  topics: named(1, 'firmware', ['CRM', 'customer relationship management'], 'churn', 'pricing', ['UHD', 'usrp hardware driver'], 'membership pricing', 'cancellations', 'battery life', 'sample rate', 'call quality', 'support', 'deliveries'),
  members: named(2, 'Ida Duarte', 'Ada Lindqvist', 'Tomasz Nowak'),
  persons: named(3, 'Grace Hopper', 'Oksana Hrytsenko', 'Kai Berg', 'Kai Lund'),
  organisations: named(4, 'Acme', 'Tarn Hollow', 'Studio Halyna'),
  items: named(5, 'What 40 studios changed'),
  content: ['white paper', 'webinar', 'release note'],
  attributes: [
    { key: 'person.name', subject: 'person', label: 'name', aliases: [], type: 'text' },
    { key: 'person.owner', subject: 'person', label: 'owner', aliases: [], type: 'text' },
    { key: 'organisation.owner', subject: 'organisation', label: 'owner', aliases: [], type: 'text' },
    { key: 'person.tags', subject: 'person', label: 'tags', aliases: ['tag', 'tagged'], type: 'text' },
    { key: 'person.waiting since', subject: 'person', label: 'waiting since', aliases: [], type: 'date' },
    { key: 'person.last contact', subject: 'person', label: 'last contact', aliases: [], type: 'date' },
    { key: 'organisation.domain', subject: 'organisation', label: 'domain', aliases: [], type: 'text' },
    { key: 'person.city', subject: 'person', label: 'city', aliases: [], type: 'text' },
    { key: 'person.country', subject: 'person', label: 'country', aliases: [], type: 'text' },
    { key: 'person.title', subject: 'person', label: 'title', aliases: ['job title'], type: 'text' },
    { key: 'person.started on', subject: 'person', label: 'started on', aliases: [], type: 'date' },
    { key: 'person.left on', subject: 'person', label: 'left on', aliases: [], type: 'date' },
    { key: 'person.latest score', subject: 'person', label: 'latest score', aliases: ['nps'], type: 'number' },
    { key: 'person.score trend', subject: 'person', label: 'score trend', aliases: [], type: 'choice', choices: ['rising', 'falling', 'steady'] },
    { key: 'person.would buy again', subject: 'person', label: 'would buy again', aliases: ['buy again'], type: 'choice', choices: ['yes', 'no', 'perhaps'] },
    { key: 'person.custom:seats', subject: 'person', label: 'seats', aliases: [], type: 'number' },
    { key: 'organisation.size', subject: 'organisation', label: 'size', aliases: [], type: 'number' },
    { key: 'organisation.plan', subject: 'organisation', label: 'plan', aliases: [], type: 'text' },
    { key: 'organisation.renewal date', subject: 'organisation', label: 'renewal date', aliases: ['renewal'], type: 'date' },
    { key: 'organisation.yearly revenue', subject: 'organisation', label: 'yearly revenue', aliases: ['revenue'], type: 'money' },
    { key: 'organisation.custom:has contract', subject: 'organisation', label: 'has contract', aliases: [], type: 'yes/no' },
  ],
  values: [{ key: 'person.city', value: 'Berlin' }, { key: 'person.city', value: 'New York' }, { key: 'person.country', value: 'Norway' }, { key: 'organisation.plan', value: 'Pro' }, { key: 'person.tags', value: 'vip' }],
  me: { id: id(2, 0), name: 'Ida Duarte' },
  fuzzy: fuzzyDefaults,
  now: new Date('2026-11-20T12:00:00Z'),
  timeZone: 'UTC',
};
