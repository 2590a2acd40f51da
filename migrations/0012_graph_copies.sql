-- The bytes of a mail that came again in another form (through a list, from another mailbox): kept beside the first ones,
-- and gone with them.
alter table record add column copy_of uuid;
alter table record add constraint record_copy_fk foreign key (workspace_id, copy_of) references record (workspace_id, id) on delete cascade;
create index record_by_copy on record (workspace_id, copy_of) where copy_of is not null;
