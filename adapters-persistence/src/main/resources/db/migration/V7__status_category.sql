-- What a status means in Jira: new, indeterminate or done. It is not known of what was seen before this column was there, until
-- it is seen again.
alter table tickets add column status_category varchar(20);
update tickets set status_category = 'NEW' where synced_at is null;
