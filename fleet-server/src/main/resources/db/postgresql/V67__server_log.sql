-- The server's own log lines, as long as age and size allow, in the columns of log_line; car is empty.
create table server_line (
    id         bigint       primary key,
    car        varchar(64)  not null,
    at         bigint       not null,
    claimed_at bigint       not null,
    boot       bigint       not null,
    seq        bigint       not null,
    level      integer      not null,
    source     varchar(200) not null,
    message    text         not null,
    fields     text         not null
);
create index server_line_by_time on server_line (at, id);

-- What the table holds, kept with every change of it.
create table server_log_store (
    slot    integer primary key check (slot = 1),
    last_id bigint  not null,
    lines   bigint  not null,
    bytes   bigint  not null
);
insert into server_log_store (slot, last_id, lines, bytes) values (1, 0, 0, 0);
