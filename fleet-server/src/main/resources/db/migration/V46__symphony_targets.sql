-- What was written down about cars in an Eclipse Symphony. A row is there before the first word to Symphony is, so that
-- nothing is forgotten there, whenever the server is killed; without a fingerprint nobody knows what is there.
create table symphony_target (
    car         varchar(64)  primary key,
    name        varchar(64)  not null,
    fingerprint varchar(64)
);
