import { expect, test } from 'vitest';
import { migrationFaults } from './migrations.ts';
import { readSources } from './sources.ts';

const migrations = readSources('migrations');

test('migrations are one order of files, each named by its room', () => {
  expect(migrations.length).toBeGreaterThanOrEqual(6);
  for (const [index, { path }] of migrations.map((it) => it).sort((a, b) => (a.path < b.path ? -1 : 1)).entries()) {
    expect(path).toMatch(new RegExp(`^migrations/${String(index + 1).padStart(4, '0')}_[a-z_]+\\.sql$`));
  }
});

test('migrations keep to the SQL that runs everywhere', () => {
  expect(migrationFaults(migrations)).toEqual([]);
});

test.each([
  'create trigger a before insert on b execute function c()',
  'create or replace function a() returns int language sql as $$ select 1 $$',
  'merge into a using b on true when matched then delete',
  'alter table a add foreign key (b) references c (d) on delete set null',
  'create table a (at timestamptz default now())',
  'create table a (at timestamptz default current_timestamp)',
  'create table a (id uuid default gen_random_uuid())',
  'create table a (id bigserial)',
  'with recursive a as (select 1) select * from a',
  `set statement_timeout = '1s'`,
  'create table a (b uuid, foreign key (b) references c (d))',
])('a migration with "%s" is caught', (statement) => {
  expect(migrationFaults([{ path: 'migrations/0099_x.sql', text: `-- a comment\n${statement};` }])).toHaveLength(1);
});
