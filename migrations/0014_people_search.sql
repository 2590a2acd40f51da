-- Names found though they are misspelled: by the three-letter pieces they are made of. Texts have their own index on event.
create index person_name_pieces on person using gin (name gin_trgm_ops);
create index organisation_name_pieces on organisation using gin (name gin_trgm_ops);
-- Addresses and ids by their beginning, whatever the collation of the database.
create index handle_by_beginning on handle (workspace_id, value collate "C");
-- A list as somebody likes to see it: filters, order, columns; their own, or for everybody.
create table saved_view (
  workspace_id uuid not null,
  id uuid not null,
  list text not null check (list in ('people', 'organisations')),
  name text not null,
  member_id uuid not null,
  is_shared boolean not null default false,
  shows jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index saved_view_by_member on saved_view (workspace_id, list, member_id);
