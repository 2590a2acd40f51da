-- Whom we look after: persons and organisations, how they are recognised, and where each value came from.
create table organisation (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  -- the name without case, quotes and legal form: what two spellings share
  name_key text not null,
  size int,
  plan text,
  renewal_date date,
  yearly_revenue numeric(14, 2),
  owner_member_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  run_id uuid,
  primary key (workspace_id, id)
);
create index organisation_by_name on organisation (workspace_id, name_key);
create index organisation_by_sort_name on organisation (workspace_id, name collate "und-x-icu", id);
create index organisation_by_renewal on organisation (workspace_id, renewal_date, yearly_revenue);
create table organisation_domain (
  workspace_id uuid not null,
  domain text not null,
  organisation_id uuid not null,
  run_id uuid,
  primary key (workspace_id, domain)
);
alter table organisation_domain add constraint organisation_domain_fk foreign key (workspace_id, organisation_id) references organisation (workspace_id, id) on delete cascade;
create index organisation_domain_by_organisation on organisation_domain (workspace_id, organisation_id);
create table person (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  -- the name in small letters: an index over lower(name) is no use under row-level security, because lower() is not leakproof
  spelled text collate "C" generated always as (lower(name collate "und-x-icu")) stored,
  organisation_id uuid,
  title text,
  phone text,
  city text,
  country text,
  owner_member_id uuid,
  tags text[] not null default '{}',
  started_on date,
  left_on date,
  strength smallint not null default 0,
  last_contact_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  run_id uuid,
  primary key (workspace_id, id)
);
alter table person add constraint person_organisation_fk foreign key (workspace_id, organisation_id) references organisation (workspace_id, id);
create index person_by_organisation on person (workspace_id, organisation_id, id) include (strength);
create index person_by_spelling on person (workspace_id, spelled, id);
create index person_by_strength on person (workspace_id, strength, last_contact_at nulls first, id);
create index person_by_name on person (workspace_id, lower(name));
create index person_by_sort_name on person (workspace_id, name collate "und-x-icu", id) include (strength);
create index person_by_last_contact on person (workspace_id, last_contact_at, id);
create index person_by_owner on person (workspace_id, owner_member_id);
-- How a person is recognised: kind email | phone | customer id | a connector's own ids. One handle, one person.
create table handle (
  workspace_id uuid not null,
  kind text not null,
  value text not null,
  person_id uuid not null,
  run_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, kind, value)
);
alter table handle add constraint handle_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade;
create index handle_by_person on handle (workspace_id, person_id);
create table custom_field (
  workspace_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('person', 'organisation')),
  key text not null,
  label text not null,
  type text not null check (type in ('text', 'number', 'date', 'yes/no')),
  created_at timestamptz not null,
  run_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, subject, key)
);
-- Every value ever known of a field (built-in or custom), with its source. The current one is marked;
-- a value that a member typed stays current whatever an import brings later.
create table person_fact (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  value_text text not null,
  value_number numeric,
  value_date date,
  source text not null check (source in ('import', 'mail', 'member', 'api')),
  -- as what it was weighed, where that is less than its source: an organisation guessed from a mail domain
  judged_as text,
  member_id uuid,
  event_id uuid,
  run_id uuid,
  record_id uuid,
  recorded_at timestamptz not null,
  is_current boolean not null,
  -- when another value took its place; of a value that was only noted beside a better one, when it was told
  replaced_at timestamptz,
  primary key (workspace_id, id)
);
alter table person_fact add constraint person_fact_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade;
create index person_fact_by_person on person_fact (workspace_id, person_id, field);
create index person_fact_by_value on person_fact (workspace_id, field, value_text, person_id) where is_current;
create index person_fact_by_number on person_fact (workspace_id, field, value_number, person_id) where is_current and value_number is not null;
create index person_fact_by_date on person_fact (workspace_id, field, value_date, person_id) where is_current and value_date is not null;
create index person_fact_by_replacement on person_fact (workspace_id, field, replaced_at, person_id) where not is_current;
create index person_fact_by_run on person_fact (workspace_id, run_id);
create table organisation_fact (
  workspace_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  field text not null,
  value_text text not null,
  value_number numeric,
  value_date date,
  source text not null check (source in ('import', 'mail', 'member', 'api')),
  -- as what it was weighed, where that is less than its source: an organisation guessed from a mail domain
  judged_as text,
  member_id uuid,
  event_id uuid,
  run_id uuid,
  record_id uuid,
  recorded_at timestamptz not null,
  is_current boolean not null,
  -- when another value took its place; of a value that was only noted beside a better one, when it was told
  replaced_at timestamptz,
  primary key (workspace_id, id)
);
alter table organisation_fact add constraint organisation_fact_fk foreign key (workspace_id, organisation_id) references organisation (workspace_id, id) on delete cascade;
create index organisation_fact_by_organisation on organisation_fact (workspace_id, organisation_id, field);
create index organisation_fact_by_value on organisation_fact (workspace_id, field, value_text, organisation_id) where is_current;
create index organisation_fact_by_run on organisation_fact (workspace_id, run_id);
-- What a source told of something that was known already, or of a thing whose values are told again and again (content items,
-- relationships). It is how an import can be taken back without losing what others told, too. run_id is null outside of imports.
create table telling (
  workspace_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('handle', 'organisation domain', 'event', 'content item', 'relationship')),
  subject_key text not null,
  run_id uuid,
  at timestamptz not null,
  says jsonb not null default '{}',
  primary key (workspace_id, id)
);
create index telling_by_subject on telling (workspace_id, subject, subject_key);
create index telling_by_run on telling (workspace_id, run_id);
