-- What people decided about what the machine read. A person's decision always wins over any reading.
create table correction (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  topic_id uuid not null,
  span_start int not null,
  span_end int not null,
  stance_read text not null,
  stance_decided text not null check (stance_decided in ('interest', 'concern', 'praise', 'idea', 'question', 'neutral', 'not a mention')),
  member_id uuid not null,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index correction_by_event on correction (workspace_id, event_id);
