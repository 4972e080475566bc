-- When Jira is to be asked what changed, for each integration, by the database's clock. Whoever asks holds "epoch" until it is due.
-- "asked_at" is when it was asked last with success, "begun_at" when it was asked last.
create table polls (
    integration_id bigint primary key references integrations (id) on delete cascade,
    epoch          integer not null,
    due_at         timestamp(6) with time zone not null,
    begun_at       timestamp(6) with time zone not null,
    asked_at       timestamp(6) with time zone
);

create index polls_due on polls (due_at);

-- When Jira last told of something by itself, to the minute.
alter table integrations add column heard_at timestamp(6) with time zone;
