create index topic_name_pieces on topic using gin (name gin_trgm_ops);
-- What was so before two topics were put together, so that they can be parted again.
create table topic_merging (
  workspace_id uuid not null,
  topic_id uuid not null,
  into_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  before jsonb not null,
  primary key (workspace_id, topic_id)
);
alter table topic_merging add constraint topic_merging_topic_fk foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade;
alter table topic_merging add constraint topic_merging_into_fk foreign key (workspace_id, into_id) references topic (workspace_id, id) on delete cascade;
create index topic_merging_by_into on topic_merging (workspace_id, into_id);
