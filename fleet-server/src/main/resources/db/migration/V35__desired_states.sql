-- What was wanted of the cars of a query, each time it was said. The cars themselves are in the plan of the rollout.
create table desired_state (
    name       varchar(64) not null,
    generation bigint      not null,
    query      text        not null,
    version    varchar(64) not null,
    rollout    varchar(64) not null,
    set_by     varchar(64) not null,
    set_at     bigint      not null,
    primary key (name, generation)
);
