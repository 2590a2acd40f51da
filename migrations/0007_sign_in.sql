-- Sign-in has a schema of its own: who may come in, with which password, and where they are signed in now.
-- Global tables: one person signs in once and may be a member of several workspaces.
create schema auth;
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- token holds a hash; the token itself is only in the cookie. workspace_id is where this browser looks at present.
create table auth.session (
  id text primary key,
  user_id text not null,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  workspace_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table auth.session add constraint session_user_fk foreign key (user_id) references auth."user" (id) on delete cascade;
create index session_by_user on auth.session (user_id);
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table auth.account add constraint account_user_fk foreign key (user_id) references auth."user" (id) on delete cascade;
create index account_by_user on auth.account (user_id);
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on auth.verification (identifier);
