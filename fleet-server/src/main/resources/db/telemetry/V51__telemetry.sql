-- What cars reported of themselves over time. Where the fleet's database is a SQLite file this is a file of its own
-- beside it, because SQLite has one writer at a time and no durable write shall wait for a figure.
--
-- tier: 0 the samples themselves, 1 steps of a minute, 2 steps of ten minutes.
-- at: when the block begins, milliseconds since 1970; n tells apart what begins at the same time.
create table telemetry (
    car  varchar(64) not null,
    tier smallint    not null,
    at   bigint      not null,
    n    bigint      not null,
    body blob        not null,
    primary key (car, tier, at, n)
) without rowid;
