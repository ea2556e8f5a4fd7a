-- How the fleet was, in steps of time.
--
-- tier: 0 the finest steps, 1 steps of a minute, 2 steps of ten minutes.
-- at: when the piece begins, seconds since 1970; its row 0 is the whole fleet at that moment, the others go on from it.
-- up_to: the last second that the row tells of.
create table fleet_history (
    tier  smallint not null,
    at    bigint   not null,
    n     integer  not null,
    up_to bigint   not null,
    body  bytea    not null,
    primary key (tier, at, n)
);
