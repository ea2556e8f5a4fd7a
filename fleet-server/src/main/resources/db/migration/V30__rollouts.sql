-- Rollouts, the update of a single car among them. Plan and head are JSON text: only the engine reads them.
create table rollout (
    id           varchar(64)  primary key,
    number       bigint       not null unique,
    single       integer      not null,
    revision     bigint       not null,
    status       varchar(32)  not null,
    requested_by varchar(64)  not null,
    requested_at bigint       not null,
    plan         text         not null,
    head         text         not null
);

-- The cars of a rollout about which there is something to remember.
create table rollout_car (
    rollout  varchar(64) not null,
    car      varchar(64) not null,
    progress text        not null,
    primary key (rollout, car)
);

-- The flight recorder: why everything became as it is. Only grows.
create table rollout_decision (
    rollout varchar(64) not null,
    number  bigint      not null,
    at      bigint      not null,
    body    text        not null,
    primary key (rollout, number)
);

-- Every intent that was ever given to a car. The newest of a car is what is told to it, now and after every start:
-- the queue between deciding and telling. A car that is removed keeps its rows, for its generations rise for ever.
create table car_intent (
    intent     varchar(64) primary key,
    car        varchar(64) not null,
    generation bigint      not null,
    rollout    varchar(64) not null,
    stage      varchar(32) not null,
    given_at   bigint      not null,
    offer      text        not null,
    unique (car, generation)
);

-- What a car says it runs, as of its last word.
create table car_software (
    car      varchar(64) primary key,
    software text        not null
);

-- Every build that a car proved to run: the only ones it can ever go back to.
create table car_build (
    car       varchar(64) not null,
    version   varchar(64) not null,
    digest    varchar(64) not null,
    counter   bigint      not null,
    proven_at bigint      not null,
    primary key (car, version, digest)
);
