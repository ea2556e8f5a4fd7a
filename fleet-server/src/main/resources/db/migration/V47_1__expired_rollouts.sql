-- The cars of rollouts that nobody approved in time: nothing was asked of them, so they stand nowhere else, and their own
-- histories name them. What such a rollout became afterwards is in its own row.
create table expired_rollout_car (
    rollout varchar(64) not null,
    car     varchar(64) not null,
    primary key (rollout, car)
);

create index expired_rollout_car_by_car on expired_rollout_car (car);
