-- What lists say of a rollout that is over, so that nobody has to read all its cars again for that: its row here is
-- written with each step of a rollout that is over. A rollout that is taken up again keeps the row, which is out of
-- date until it ends anew.
create table rollout_card (
    rollout      varchar(64)  primary key,
    number       bigint       not null unique,
    single       integer      not null,
    status       varchar(32)  not null,
    name         text         not null,
    version      varchar(64)  not null,
    kind         varchar(32)  not null,
    size         integer      not null,
    requested_by varchar(64)  not null,
    requested_at bigint       not null,
    places       text         not null,
    entry        text         not null
);

create index rollout_card_by_status on rollout_card (single, status);

-- The history of one car.
create index rollout_car_by_car on rollout_car (car);
