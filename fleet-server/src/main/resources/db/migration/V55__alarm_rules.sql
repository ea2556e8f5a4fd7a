-- Rules by which alarms come. A revision of 1 is what the server came with, or what somebody wrote down first.
create table alarm_rule (
    name       varchar(64)  primary key,
    revision   bigint       not null,
    body       text         not null,
    changed_by varchar(64),
    changed_at bigint       not null
);
