-- How the fleet was, in steps of time. Where the fleet's database is a SQLite file this is a file of its own beside it,
-- because SQLite has one writer at a time and no durable write shall wait for what was.
--
-- tier: 0 the finest steps, 1 steps of a minute, 2 steps of ten minutes.
-- at: when the piece begins, seconds since 1970; its row 0 is the whole fleet at that moment, the others go on from it.
-- up_to: the last second that the row tells of.
create table fleet_history (
    tier  smallint not null,
    at    bigint   not null,
    n     integer  not null,
    up_to bigint   not null,
    body  blob     not null,
    primary key (tier, at, n)
);
