-- After an erasing what is dead in the files of the embedded database is taken out of them, too; until then this is before the
-- last tombstone.
alter table tombstone_key add column cleaned_at timestamptz;
