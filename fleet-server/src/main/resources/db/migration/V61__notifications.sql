-- Ways to those who are told outside. `body` is JSON text without secrets; `secrets` is sealed with a key that is not
-- in the database.
create table notification_channel (
    name       varchar(64)  primary key,
    revision   bigint       not null,
    body       text         not null,
    secrets    text,
    changed_by varchar(64)  not null,
    changed_at bigint       not null
);

-- What they are told, each written with what it tells of. It stays for a while after it was delivered or given up.
create table notification_outbox (
    n        bigint       primary key,
    id       varchar(40)  not null,
    channel  varchar(500) not null,
    kind     varchar(32)  not null,
    at       bigint       not null,
    state    varchar(16)  not null,
    attempts integer      not null,
    next_at  bigint,
    ended_at bigint,
    status   integer,
    note     varchar(1000),
    notice   text         not null
);

create index notification_by_channel on notification_outbox (channel, state, n);
create index notification_by_end on notification_outbox (ended_at);
