-- What happened to a ticket, by the word that programs know it by, in place of what Jira showed otherwise than the time before: who did it
-- here, or whose read or sync showed it, and under which key; the comment or file that it is about; and where Jira's changelog tells of it.
alter table ticket_changes alter column what set data type varchar(40);
update ticket_changes set what = case what
    when 'STATUS' then 'ticket.status_changed'
    when 'ASSIGNEE' then 'ticket.assigned'
    when 'ISSUE_KEY' then 'ticket.moved'
    when 'LINK' then 'ticket.link_changed'
    else what end;
alter table ticket_changes add column object varchar(255);
alter table ticket_changes add column user_id bigint;
alter table ticket_changes add column key_id bigint;
alter table ticket_changes add column changelog_id varchar(20);
alter table tickets add column key_id bigint;

-- A comment that was deleted here does not come back with an answer of Jira's that is older than that; its words go.
alter table comments add column removed boolean default false not null;

-- Of what was there before, it is not known under which key.
insert into ticket_changes (ticket_id, seen_at, what, object, source, user_id)
    select ticket_id, created_at, 'comment.added', comment_id, case when author_id is null then 'READ' end, author_id
    from comments where present = true;
insert into ticket_changes (ticket_id, seen_at, what, object, source, user_id)
    select ticket_id, created_at, 'attachment.added', attachment_id, case when uploader_id is null then 'READ' end, uploader_id
    from attachments where present = true;

-- Where Jira's changelog tells of changes that it told of by itself, and that nobody has seen yet: of each kind the last.
create table changelog_hints (
    ticket_id    bigint      not null references tickets (id) on delete cascade,
    what         varchar(40) not null,
    became       varchar,
    changelog_id varchar(20) not null,
    noted_at     timestamp(6) with time zone not null,
    primary key (ticket_id, what)
);
