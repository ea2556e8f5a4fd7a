-- Every log line of every car, as long as age and size allow; log_entry keeps the hot tail of each car beside it. Ids
-- are given by the writer and rise with every line. The same table as in SQLite, where the key is spelled otherwise.
create table log_line (
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
create index log_line_by_car on log_line (car, id);
create index log_line_by_time on log_line (at, id);

-- What the table holds, kept with every change of it: nobody has to count a million rows.
create table log_store (
    slot    integer primary key check (slot = 1),
    last_id bigint  not null,
    lines   bigint  not null,
    bytes   bigint  not null
);
