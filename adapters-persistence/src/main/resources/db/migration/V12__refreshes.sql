-- Tickets that Jira is to be asked about though nobody waits for it. "epoch" rises whenever one is noted again or taken, and
-- "due_at", by the database's clock, is when it may be taken.
create table refreshes (
    ticket_id      bigint primary key references tickets (id) on delete cascade,
    integration_id bigint      not null,
    channel        varchar(20) not null,
    deleted        boolean     not null,
    epoch          integer     not null,
    tries          integer     not null,
    due_at         timestamp(6) with time zone not null
);

create index refreshes_due on refreshes (due_at);
create index tickets_by_issue on tickets (integration_id, issue_id);

-- When Jira was last asked about a ticket, whether it showed the issue or not; before that, when it was opened.
alter table tickets add column looked_at timestamp(6) with time zone default current_timestamp not null;
update tickets set looked_at = coalesce(synced_at, created_at);
create index tickets_by_look on tickets (integration_id, looked_at);

-- Under which names Jira delivered what it told, for it tells some things more than once.
create table deliveries (
    integration_id bigint       not null,
    delivery       varchar(255) not null,
    received_at    timestamp(6) with time zone not null,
    primary key (integration_id, delivery)
);

create index deliveries_by_time on deliveries (received_at);
