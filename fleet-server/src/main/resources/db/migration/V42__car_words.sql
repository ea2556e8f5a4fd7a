-- What a car itself said when an update last went wrong or was held up, beside the reason code; redacted and cut
-- before it came here. One row for a car in a rollout.
create table car_word (
    rollout varchar(64)  not null,
    car     varchar(64)  not null,
    at      bigint       not null,
    kind    varchar(32)  not null,
    message varchar(300) not null,
    primary key (rollout, car)
);
