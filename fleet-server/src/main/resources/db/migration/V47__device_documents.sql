-- What clients of the fleetd interface wrote down about a car: its metadata, and its configuration. The document is a JSON
-- object, whatever it came as; the version counts from 1 for a car and kind.
create table device_document (
    car      varchar(64) not null,
    kind     varchar(16) not null,
    version  bigint      not null,
    document text        not null,
    set_by   varchar(64) not null,
    set_at   bigint      not null,
    primary key (car, kind)
);
