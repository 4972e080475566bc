-- "version" rises with every change of what is a user's: their keys, their part in teams, their tickets. What was read under a
-- version holds while it stands.
alter table users add column version bigint default 0 not null;

-- Each ticket has a number among its owner's, in the order in which they were opened, and never gives it up to another.
alter table users add column tickets bigint default 0 not null;
alter table users add column last_number bigint default 0 not null;
alter table tickets add column owner_number bigint;

create table numbering as
select id, row_number() over (partition by owner_id order by id) as owner_number from tickets;
create unique index numbering_by_id on numbering (id);
update tickets set owner_number = (select n.owner_number from numbering n where n.id = tickets.id);
drop table numbering;
alter table tickets alter column owner_number set not null;

create unique index tickets_of_owner_by_number on tickets (owner_id, owner_number);
drop index tickets_of_owner;
update users set tickets = (select count(*) from tickets where owner_id = users.id);
update users set last_number = tickets;

-- How many of an owner's numbers have no ticket any more, in stretches of 2 to the power of "bits"; where none is missing there
-- is no row.
create table gaps (
    owner_id bigint  not null references users (id),
    bits     integer not null,
    stretch  bigint  not null,
    missing  bigint  not null,
    primary key (owner_id, bits, stretch)
);
