-- Who works here: workspaces, members, what is ours, keys, and the log of what was done.
create table workspace (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('own', 'sample')),
  time_zone text not null default 'UTC',
  currency text not null default 'EUR',
  settings jsonb not null default '{}',
  created_at timestamptz not null
);
-- A member is one of us. `colleague` was recognised in the mails and has no sign-in yet.
create table member (
  workspace_id uuid not null,
  id uuid not null,
  user_id text,
  name text not null,
  email text not null,
  role text not null check (role in ('owner', 'member', 'reader', 'colleague')),
  run_id uuid,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
alter table member add constraint member_workspace_fk foreign key (workspace_id) references workspace (id);
create index member_by_user on member (user_id);
create table member_address (
  workspace_id uuid not null,
  address text not null,
  member_id uuid not null,
  primary key (workspace_id, address)
);
alter table member_address add constraint member_address_member_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade;
-- A mail domain that may be ours. Only `ours` turns its senders into members, and a proposal of which the mails leave no doubt
-- (is_applied): it counts until somebody decides.
create table own_domain (
  workspace_id uuid not null,
  domain text not null,
  state text not null check (state in ('proposed', 'ours', 'not ours')),
  reason text not null,
  is_applied boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  primary key (workspace_id, domain)
);
-- A shared address of ours (support@, a mailing list): a way in, never a person and never one member.
create table own_address (
  workspace_id uuid not null,
  address text not null,
  kind text not null check (kind in ('shared', 'list')),
  name text not null,
  run_id uuid,
  primary key (workspace_id, address)
);
create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'member', 'reader')),
  token_hash text not null,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash)
);
create table api_key (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  hash text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, hash)
);
create index api_key_by_hash on api_key (hash);
create table audit (
  workspace_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  member_id uuid,
  via text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index audit_by_time on audit (workspace_id, at);
-- The first answer to a write that carried an Idempotency-Key, given again to its repeats.
create table idempotency (
  workspace_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash text not null,
  status int not null,
  response jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, key)
);
