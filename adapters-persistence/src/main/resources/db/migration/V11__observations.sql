-- How a ticket came to show what it shows: for what Jira was asked, when the issue had last changed by Jira's own clock, and whether
-- Jira still shows it. What was seen before these columns were there was seen because somebody read it.
alter table tickets add column source varchar(20);
alter table tickets add column jira_updated timestamp(6) with time zone;
alter table tickets add column link_state varchar(20) default 'LINKED' not null;
alter table tickets add column missed_at timestamp(6) with time zone;
alter table ticket_changes add column source varchar(20);
