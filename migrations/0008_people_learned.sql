-- What was learned of a person: needs, aspirations, what we can enable, how we help, the job they hired us for, what drives their
-- business, how they like to be reached, and until when nothing is to be sold to them. A correction is a row of its own; what it
-- replaced stays, with its source, and can be brought back.
create table learned (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('need', 'aspiration', 'enable', 'help', 'job', 'driver', 'preference', 'wait')),
  -- of a preference: talk, write, alone
  choice text,
  words text not null,
  -- they said so themselves; otherwise it is our guess
  is_said boolean not null,
  -- their words, verbatim in the text of the event they come from, where there is one
  quote text,
  event_id uuid,
  source text not null check (source in ('member', 'api')),
  member_id uuid,
  learned_on date not null,
  recorded_at timestamptz not null,
  expires_on date,
  replaces_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  primary key (workspace_id, id)
);
alter table learned add constraint learned_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade;
create index learned_by_person on learned (workspace_id, person_id, kind);
create index learned_by_kind on learned (workspace_id, kind, id) where ended_at is null;
create index learned_by_event on learned (workspace_id, event_id) where event_id is not null;
-- What a member says about one of the five axes of a person, where the computed level is wrong.
create table axis_correction (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  axis text not null check (axis in ('money', 'easy to engage', 'challenges our thinking', 'asks good questions', 'helps others')),
  level smallint not null check (level between 0 and 5),
  why text not null,
  member_id uuid not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id)
);
alter table axis_correction add constraint axis_correction_person_fk foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade;
create index axis_correction_by_person on axis_correction (workspace_id, person_id, axis);
