-- A map that was forgotten is used no more, and can be remembered again.
alter table import_map add column forgotten_at timestamptz;
