-- Two persons, or two organisations, that a member said are one. `kept_id` stays; `gone_id` comes back, with the same id, when
-- the merging is taken back.
create table merging (
  workspace_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('person', 'organisation')),
  kept_id uuid not null,
  gone_id uuid not null,
  -- what the one that went was called; of an organisation also the key of that name, by which imports go on finding the kept one
  gone_name text not null,
  gone_name_key text,
  at timestamptz not null,
  member_id uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (workspace_id, id)
);
create index merging_by_kept on merging (workspace_id, kept_id) where undone_at is null;
create index merging_by_gone on merging (workspace_id, gone_id) where undone_at is null;
create index merging_by_name on merging (workspace_id, gone_name_key) where undone_at is null and gone_name_key is not null;
-- What a merging did to one row: moved it to the kept one, changed what it says, or removed it. `was` is the row before.
create table merging_row (
  workspace_id uuid not null,
  merging_id uuid not null,
  table_name text not null,
  -- the columns of its primary key, as they are since the merging
  row_key jsonb not null,
  did text not null check (did in ('moved', 'changed', 'removed')),
  was jsonb not null,
  primary key (workspace_id, merging_id, table_name, row_key)
);
alter table merging_row add constraint merging_row_merging_fk foreign key (workspace_id, merging_id) references merging (workspace_id, id) on delete cascade;
-- What is told of somebody after a merging, and through which handle, domain or name it was told: so that it goes with the
-- handle when the merging is taken back. Written only for those whom a merging concerns.
create table told_through (
  workspace_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  table_name text not null,
  row_key jsonb not null,
  through text not null,
  at timestamptz not null,
  primary key (workspace_id, table_name, row_key, through)
);
create index told_through_by_person on told_through (workspace_id, person_id) where person_id is not null;
create index told_through_by_organisation on told_through (workspace_id, organisation_id) where organisation_id is not null;
-- Two that look like one and are not: somebody said so, and it is not proposed again. one_id is the smaller id.
create table not_same (
  workspace_id uuid not null,
  subject text not null check (subject in ('person', 'organisation')),
  one_id uuid not null,
  other_id uuid not null,
  member_id uuid,
  at timestamptz not null,
  primary key (workspace_id, one_id, other_id)
);
create index not_same_by_other on not_same (workspace_id, other_id);
-- Whoever was erased does not come back by an import: of each of their handles a keyed hash stays, and nothing else.
create table tombstone (
  workspace_id uuid not null,
  handle_hash text not null,
  at timestamptz not null,
  primary key (workspace_id, handle_hash)
);
create table tombstone_key (
  workspace_id uuid not null,
  key text not null,
  primary key (workspace_id)
);
-- What taking an import back did to one row, so that it can be brought back exactly. `became` is null where the row went.
create table taken_back_row (
  workspace_id uuid not null,
  run_id uuid not null,
  table_name text not null,
  row_key jsonb not null,
  was jsonb,
  became jsonb,
  primary key (workspace_id, run_id, table_name, row_key)
);
