-- Times are milliseconds since 1970 UTC; free-form values are JSON text. One dialect for SQLite and PostgreSQL.

create table car (
    id              varchar(64)  primary key,
    name            varchar(200) not null,
    region          varchar(64)  not null,
    model           varchar(64)  not null,
    ring            integer      not null,
    agent_name      varchar(200) not null unique,
    vin             varchar(32),
    labels          text         not null,
    created_at      bigint       not null,
    revision        bigint       not null,
    motion          varchar(16)  not null,
    workload        varchar(16)  not null,
    agent           varchar(16)  not null,
    safety          varchar(16)  not null,
    convergence     varchar(16)  not null,
    connectivity    varchar(16)  not null,
    actual_version  varchar(64),
    desired_version varchar(64),
    reason          varchar(64),
    message         text,
    since           bigint       not null,
    problem_since   bigint
);
create index car_by_region on car (region, id);
create index car_by_model on car (model, id);
create index car_by_ring on car (ring, id);

-- Latest values, written behind: a crash costs the last seconds of figures, never a fact.
create table car_vitals (
    car    varchar(64) primary key,
    vitals text        not null
);

-- Who may speak for a car, and how far it has been heard.
create table car_key (
    car        varchar(64) primary key,
    public_key text        not null,
    bound_at   bigint      not null
);
create table car_mark (
    car      varchar(64) primary key,
    boot     bigint      not null,
    last_seq bigint      not null,
    missing  text        not null
);
create table car_removed (
    car        varchar(64) primary key,
    removed_at bigint      not null
);
create table enrolment (
    token_hash varchar(64) primary key,
    car        varchar(64) not null,
    expires_at bigint      not null
);

create table timeline (
    car        varchar(64) not null,
    id         bigint      not null,
    at         bigint      not null,
    claimed_at bigint,
    kind       varchar(64) not null,
    reason     varchar(64),
    fields     text        not null,
    primary key (car, id)
);

create table log_entry (
    car        varchar(64)  not null,
    n          bigint       not null,
    at         bigint       not null,
    claimed_at bigint       not null,
    seq        bigint       not null,
    level      varchar(8)   not null,
    source     varchar(200) not null,
    message    text         not null,
    fields     text         not null,
    primary key (car, n)
);

create table account (
    name          varchar(64) primary key,
    password_hash text        not null,
    role          varchar(32) not null,
    regions       text        not null,
    models        text        not null,
    disabled      integer     not null,
    created_at    bigint      not null,
    revision      bigint      not null
);

-- One row a sign-in; its refresh tokens follow one another.
create table token_family (
    id           varchar(64) primary key,
    account      varchar(64) not null,
    created_at   bigint      not null,
    expires_at   bigint      not null,
    revoked_at   bigint,
    current_hash varchar(64) not null
);
create index token_family_by_account on token_family (account);

create table kept_answer (
    account      varchar(64) not null,
    route        varchar(200) not null,
    key          varchar(64) not null,
    request_hash varchar(64) not null,
    status       integer     not null,
    headers      text        not null,
    body         text        not null,
    at           bigint      not null,
    primary key (account, route, key)
);
create index kept_answer_by_age on kept_answer (at);

create table server_note (
    name  varchar(64) primary key,
    value text        not null
);
