-- Whoever watches a segment is told who came and who left since they last looked.
create table segment_watch (
  workspace_id uuid not null,
  segment_id uuid not null,
  member_id uuid not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, segment_id, member_id)
);
alter table segment_watch add constraint segment_watch_segment_fk foreign key (workspace_id, segment_id) references segment (workspace_id, id) on delete cascade;
create index segment_watch_by_member on segment_watch (workspace_id, member_id);
create index segment_change_by_notice on segment_change (workspace_id, segment_id, noticed_at desc);
-- What was found when it was asked, what is pinned, and what was taken away and may come back for a day.
alter table asked add column found int;
alter table asked add column pinned_at timestamptz;
alter table asked add column deleted_at timestamptz;
-- What a member means by a name that may mean several.
create table name_choice (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  spelling text not null,
  type text not null check (type in ('topic', 'member', 'person', 'organisation', 'item')),
  person_id uuid,
  organisation_id uuid,
  -- a topic, one of us, or something to read
  other_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index name_choice_by_spelling on name_choice (workspace_id, member_id, spelling);
create index name_choice_by_person on name_choice (workspace_id, person_id) where person_id is not null;
