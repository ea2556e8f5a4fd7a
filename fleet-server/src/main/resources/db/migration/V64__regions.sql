-- Regions: what stands with cars as a name, drawn and described. `body` is the whole of it as JSON text, with its outline
-- as RFC 7946 writes it. A region of cars needs no row here; then it is by name and has no place on a map.
create table region (
    name       varchar(64) primary key,
    revision   bigint      not null,
    body       text        not null,
    changed_by varchar(64),
    changed_at bigint      not null
);
