-- The sign-in that a member had who left, so that ending a membership can be taken back.
alter table member add column left_user_id text;
