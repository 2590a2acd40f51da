-- Keys may end by themselves; the log is asked by what was done to whom, so that seeing is noted once an hour.
alter table api_key add column expires_at timestamptz;
create index audit_by_subject on audit (workspace_id, subject, action, at);
