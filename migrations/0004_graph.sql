-- The one truth about what happened. An event is stored once with the raw record it came from;
-- each customer it concerns has an interaction row of their own, so that rows can follow a person.
create table record (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid,
  source text not null,
  source_key text not null,
  content_hash text not null,
  media_type text not null,
  raw bytea not null,
  raw_bytes int not null,
  line int,
  stored_at timestamptz not null,
  primary key (workspace_id, id)
);
create index record_by_run on record (workspace_id, run_id);
-- A conversation's worth of events: mails that answer one another.
create table thread (
  workspace_id uuid not null,
  id uuid not null,
  subject text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  events int not null,
  primary key (workspace_id, id)
);
-- Message ids, Gmail thread ids and the like that belong to a thread, seen or only referred to.
create table thread_key (
  workspace_id uuid not null,
  key text not null,
  thread_id uuid not null,
  primary key (workspace_id, key)
);
alter table thread_key add constraint thread_key_thread_fk foreign key (workspace_id, thread_id) references thread (workspace_id, id);
create index thread_key_by_thread on thread_key (workspace_id, thread_id);
create table content_item (
  workspace_id uuid not null,
  id uuid not null,
  external_id text not null,
  title text not null,
  kind text not null,
  url text,
  published_at timestamptz,
  run_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, external_id)
);
create table event (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('mail', 'call', 'meeting', 'note', 'purchase', 'reading', 'usage', 'visit', 'training', 'community answer', 'survey response', 'review', 'event')),
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out', 'among')),
  channel text,
  subject text,
  -- text is what was written, whole; own_spans are pairs [start, end) of it that the writer wrote himself (no quotes, no signature)
  text text not null default '',
  own_spans int[] not null default '{}',
  search tsvector,
  details jsonb not null default '{}',
  -- who took part, as the record says it: [{role, address, name}]; interactions are derived from it
  participants jsonb not null default '[]',
  author_person_id uuid,
  author_member_id uuid,
  thread_id uuid,
  -- ids that tie the event to others, as told; a thread is made from them again when events are taken back
  thread_keys text[] not null default '{}',
  subject_key text,
  -- the event it answers: by its id at the source, and the event itself once it is here (or the one before it in the thread)
  parent_key text,
  parent_id uuid,
  content_item_id uuid,
  record_id uuid,
  run_id uuid,
  is_automatic boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
alter table event add constraint event_record_fk foreign key (workspace_id, record_id) references record (workspace_id, id);
alter table event add constraint event_thread_fk foreign key (workspace_id, thread_id) references thread (workspace_id, id);
alter table event add constraint event_content_fk foreign key (workspace_id, content_item_id) references content_item (workspace_id, id);
create index event_by_time on event (workspace_id, at desc, id);
create index event_by_thread on event (workspace_id, thread_id, at) where thread_id is not null;
create index event_by_run on event (workspace_id, run_id);
create index event_by_record on event (workspace_id, record_id) where record_id is not null;
create index event_by_content on event (workspace_id, content_item_id) where content_item_id is not null;
create index event_with_topics on event (workspace_id, id) where jsonb_exists(details, 'mentions');
create index event_by_answer on event (workspace_id, author_person_id, parent_id) where parent_id is not null;
create index event_search on event using gin (search) where search is not null;
-- Nothing is ever planned by what these hold, and looking at how it is spread takes longer than all the rest.
alter table event alter column text set statistics 0;
alter table event alter column own_spans set statistics 0;
alter table event alter column details set statistics 0;
alter table event alter column participants set statistics 0;
alter table event alter column thread_keys set statistics 0;
-- Looking at a table takes as many rows into memory as its finest column asks for: 300 for each value; events are long.
alter table event alter column workspace_id set statistics 30, alter column id set statistics 30, alter column kind set statistics 30, alter column at set statistics 30,
  alter column direction set statistics 30, alter column channel set statistics 30, alter column subject set statistics 30, alter column author_person_id set statistics 30,
  alter column author_member_id set statistics 30, alter column thread_id set statistics 30, alter column subject_key set statistics 30, alter column parent_key set statistics 30,
  alter column parent_id set statistics 30, alter column content_item_id set statistics 30, alter column record_id set statistics 30, alter column run_id set statistics 30,
  alter column is_automatic set statistics 30, alter column created_at set statistics 30, alter column search set statistics 30;
alter table record alter column raw set statistics 0;
-- It comes compressed: trying again is in vain.
alter table record alter column raw set storage external;
-- Mails of one subject with one customer within two weeks are one conversation even where they do not refer to one another.
-- key: subject and the customer's address; looked up by time in both directions, so the order of arrival does not matter.
create table thread_hint (
  workspace_id uuid not null,
  key text not null,
  at timestamptz not null,
  event_id uuid not null,
  primary key (workspace_id, key, at, event_id)
);
create index thread_hint_by_event on thread_hint (workspace_id, event_id);
-- What an event said before a run changed it, so that taking the run back restores it.
create table event_before (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  run_id uuid,
  at timestamptz not null,
  content_hash text not null,
  event jsonb not null,
  primary key (workspace_id, id)
);
alter table event_before add constraint event_before_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
create index event_before_by_run on event_before (workspace_id, run_id);
create index event_before_by_event on event_before (workspace_id, event_id);
-- The same thing told twice is one event: source (mail, csv, api, ...) + its key there.
create table event_source (
  workspace_id uuid not null,
  source text not null,
  source_key text not null,
  event_id uuid not null,
  content_hash text not null,
  run_id uuid,
  primary key (workspace_id, source, source_key)
);
alter table event_source add constraint event_source_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
create index event_source_by_event on event_source (workspace_id, event_id);
-- One customer's part in an event. role: author, to, cc (a copy they received), subject (a purchase, a reading).
create table interaction (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  kind text not null,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out', 'among')),
  role text not null check (role in ('author', 'to', 'cc', 'subject')),
  member_id uuid,
  content_item_id uuid,
  amount numeric(14, 2),
  quantity numeric,
  run_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, event_id, person_id)
);
alter table interaction add constraint interaction_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
alter table interaction add constraint interaction_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id);
create index interaction_by_person on interaction (workspace_id, person_id, at desc) include (kind, role);
create index interaction_by_kind on interaction (workspace_id, kind, at, person_id);
-- One touch between one of us and one of them (mail, call, meeting). member_id is null when they wrote to a shared address.
-- reply_hours: how long the writer of this touch took to answer the other side, when it is an answer.
create table contact (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  member_id uuid,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  reply_hours real,
  run_id uuid,
  primary key (workspace_id, id)
);
alter table contact add constraint contact_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
create index contact_by_person on contact (workspace_id, person_id, at desc);
create index contact_by_member on contact (workspace_id, member_id, person_id, at desc);
create index contact_by_time on contact (workspace_id, at, person_id);
create index contact_by_event on contact (workspace_id, event_id);
create table topic (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  aliases text[] not null default '{}',
  state text not null check (state in ('proposed', 'accepted', 'muted', 'merged')),
  merged_into uuid,
  run_id uuid,
  created_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  -- texts of events behind this id may name the topic and have not been read for it yet; null when all are read
  reading_after uuid,
  primary key (workspace_id, id)
);
create unique index topic_by_name on topic (workspace_id, lower(name)) where state <> 'merged';
create index topic_being_read on topic (workspace_id) where reading_after is not null;
-- Which word means which topic: one word, one topic.
create table topic_alias (
  workspace_id uuid not null,
  alias text not null,
  topic_id uuid not null,
  primary key (workspace_id, alias)
);
alter table topic_alias add constraint topic_alias_topic_fk foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade;
create table content_item_topic (
  workspace_id uuid not null,
  content_item_id uuid not null,
  topic_id uuid not null,
  primary key (workspace_id, content_item_id, topic_id)
);
alter table content_item_topic add constraint content_item_topic_item_fk foreign key (workspace_id, content_item_id) references content_item (workspace_id, id) on delete cascade;
alter table content_item_topic add constraint content_item_topic_topic_fk foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade;
-- Up to which event the texts were looked through for subjects to propose.
create table topic_round (
  workspace_id uuid not null,
  looked_up_to uuid not null,
  at timestamptz not null,
  primary key (workspace_id)
);
-- One person said something about one topic. A reading of an item is a mention of each of its topics with the stance interest.
-- The person takes part in the event (interaction); a key of its own to person would cost a scan of all mentions per person removed.
create table mention (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  topic_id uuid not null,
  stance text not null check (stance in ('interest', 'concern', 'praise', 'idea', 'question', 'neutral')),
  kind text not null,
  at timestamptz not null,
  content_item_id uuid,
  -- offsets into event.text: the sentence, and within it the words that decide
  span_start int not null,
  span_end int not null,
  mark_start int not null,
  mark_end int not null,
  p real not null,
  counts boolean not null,
  model text not null,
  decided_by uuid,
  run_id uuid,
  primary key (workspace_id, id)
);
alter table mention add constraint mention_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
alter table mention add constraint mention_topic_fk foreign key (workspace_id, topic_id) references topic (workspace_id, id);
create index mention_by_topic on mention (workspace_id, topic_id, stance, at, person_id, kind, event_id) where counts;
create index mention_by_person on mention (workspace_id, person_id, topic_id, stance, at, kind, event_id) where counts;
create index mention_by_stance on mention (workspace_id, stance, at, person_id) where counts;
create index mention_by_event on mention (workspace_id, event_id);
create index mention_of_topic on mention (workspace_id, topic_id, event_id);
-- Person–person edges; dated, with the event or record that shows them.
create table relationship (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  other_person_id uuid not null,
  kind text not null check (kind in ('knows', 'works with', 'reports to', 'referred', 'introduced', 'replied to')),
  since timestamptz not null,
  last_at timestamptz not null,
  times int not null default 1,
  event_id uuid,
  record_id uuid,
  run_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, other_person_id, kind)
);
alter table relationship add constraint relationship_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id);
alter table relationship add constraint relationship_other_fk foreign key (workspace_id, other_person_id) references person (workspace_id, id);
create index relationship_by_person on relationship (workspace_id, person_id, kind, other_person_id) include (since);
create index relationship_by_other on relationship (workspace_id, other_person_id, kind, person_id) include (since);
-- Member–person strength 0–100 as of computed_at, with its four parts.
create table tie (
  workspace_id uuid not null,
  person_id uuid not null,
  member_id uuid not null,
  strength smallint not null,
  often smallint not null,
  lately smallint not null,
  both_ways smallint not null,
  reply_speed smallint not null,
  is_private boolean not null default false,
  computed_at timestamptz not null,
  primary key (workspace_id, person_id, member_id)
);
alter table tie add constraint tie_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id);
create index tie_private on tie (workspace_id, person_id, member_id) where is_private;
create index tie_by_member on tie (workspace_id, member_id, strength desc, person_id);
-- A survey answer: recommend 0–10, would buy again, comment (the comment is the event's text).
create table survey_response (
  workspace_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  score smallint check (score between 0 and 10),
  buy_again text check (buy_again in ('yes', 'no', 'perhaps')),
  run_id uuid,
  primary key (workspace_id, id)
);
alter table survey_response add constraint survey_response_event_fk foreign key (workspace_id, event_id) references event (workspace_id, id) on delete cascade;
create index survey_response_by_event on survey_response (workspace_id, event_id);
create index survey_response_by_person on survey_response (workspace_id, person_id, at desc, id desc) include (score, buy_again);
