-- Questions that are kept: segments, who is in them, and when they came and went.
create table segment (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  words text not null,
  tree jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  -- membership below is true as of this moment
  evaluated_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create table segment_person (
  workspace_id uuid not null,
  segment_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (workspace_id, segment_id, person_id)
);
alter table segment_person add constraint segment_person_segment_fk foreign key (workspace_id, segment_id) references segment (workspace_id, id) on delete cascade;
create index segment_person_by_person on segment_person (workspace_id, person_id);
create table segment_organisation (
  workspace_id uuid not null,
  segment_id uuid not null,
  organisation_id uuid not null,
  since timestamptz not null,
  primary key (workspace_id, segment_id, organisation_id)
);
alter table segment_organisation add constraint segment_organisation_segment_fk foreign key (workspace_id, segment_id) references segment (workspace_id, id) on delete cascade;
-- Entering and leaving, with the moment it became true and the moment we noticed.
create table segment_change (
  workspace_id uuid not null,
  id uuid not null,
  segment_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  change text not null check (change in ('entered', 'left')),
  at timestamptz not null,
  noticed_at timestamptz not null,
  primary key (workspace_id, id)
);
alter table segment_change add constraint segment_change_segment_fk foreign key (workspace_id, segment_id) references segment (workspace_id, id) on delete cascade;
create index segment_change_by_time on segment_change (workspace_id, segment_id, at desc);
create table asked (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  words text not null,
  tree jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index asked_by_member on asked (workspace_id, member_id, at desc);
