-- Bringing things in: each run, what it refused and why, and how to read a layout next time.
create table import_run (
  workspace_id uuid not null,
  id uuid not null,
  format text,
  source_name text not null,
  path text not null,
  options jsonb not null default '{}',
  state text not null check (state in ('waiting', 'running', 'stopped', 'done', 'failed', 'undone')),
  is_dry boolean not null default false,
  -- where reading goes on after a stop: input index and count of records already taken from it
  cursor jsonb not null default '{}',
  bytes_total bigint,
  bytes_read bigint not null default 0,
  read int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  message text,
  started_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  undone_at timestamptz,
  primary key (workspace_id, id)
);
create index import_run_by_time on import_run (workspace_id, created_at desc);
create table import_reject (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  source_name text not null,
  line int,
  field text,
  reason text not null,
  raw text not null,
  primary key (workspace_id, id)
);
alter table import_reject add constraint import_reject_run_fk foreign key (workspace_id, run_id) references import_run (workspace_id, id) on delete cascade;
create index import_reject_by_run on import_reject (workspace_id, run_id, id);
-- How a layout is read: which column means what. Found again by the hash of its header.
create table import_map (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  layout_hash text not null,
  map jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, layout_hash)
);
