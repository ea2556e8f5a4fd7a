-- Alarms, each as it is now; those that are over stay for the history. `body` is the whole of it as JSON text.
create table alarm (
    number    bigint       primary key,
    rule      varchar(64)  not null,
    kind      varchar(16)  not null,
    object    varchar(64)  not null,
    region    varchar(64),
    model     varchar(64),
    level     varchar(8)   not null,
    raised_at bigint       not null,
    ended_at  bigint,
    body      text         not null
);

create index alarm_by_end on alarm (ended_at);
create index alarm_by_object on alarm (object, number);

-- Every step of every alarm, and what rules told that make none. Only added to, and cut at its old end.
create table alarm_journal (
    n      bigint       primary key,
    at     bigint       not null,
    what   varchar(32)  not null,
    alarm  bigint,
    rule   varchar(64),
    kind   varchar(16),
    object varchar(64),
    region varchar(64),
    model  varchar(64),
    level  varchar(8),
    by_whom varchar(64),
    note   text
);

create index alarm_journal_by_time on alarm_journal (at);
create index alarm_journal_by_alarm on alarm_journal (alarm, n);

-- Silences and what is out of service, while they last.
create table alarm_mute (
    number bigint primary key,
    body   text   not null
);
