-- The audit trail. `body` is the canonical form that is hashed; the columns beside it only serve to find entries.
create table audit_entry (
    n           bigint       primary key,
    at          bigint       not null,
    origin      varchar(16)  not null,
    action      varchar(64)  not null,
    object      varchar(64)  not null,
    object_id   varchar(256),
    result      varchar(16)  not null,
    correlation varchar(64)  not null,
    body        text         not null
);
create index audit_entry_by_time on audit_entry (at);
create index audit_entry_by_action on audit_entry (action, n);
create index audit_entry_by_object on audit_entry (object, object_id, n);
create index audit_entry_by_correlation on audit_entry (correlation, n);

-- What names a person: can be forgotten, because the body holds only commitments.
create table audit_personal (
    n     bigint      not null,
    name  varchar(16) not null,
    salt  varchar(64) not null,
    value text        not null,
    primary key (n, name)
);
create index audit_personal_by_actor on audit_personal (value, n) where name = 'actor';

create table audit_place (
    n      bigint      not null,
    region varchar(64) not null,
    model  varchar(64) not null,
    primary key (n, region, model)
);

-- Complete subtrees of the Merkle tree; level 0 are the hashes of the entries themselves. Never removed, so that
-- every proof can be given even over entries that are gone.
create table audit_node (
    level    integer     not null,
    position bigint      not null,
    hash     varchar(64) not null,
    primary key (level, position)
);

create table audit_key (
    key_id     varchar(16) primary key,
    public_key text        not null,
    since      bigint      not null
);
create table audit_head (
    size      bigint       primary key,
    at        bigint       not null,
    root      varchar(64)  not null,
    key_id    varchar(16)  not null,
    signature varchar(128) not null
);

-- Retention: entries up to `size` may go. Erasure: what names a person in entry `n` may go.
create table audit_cut (
    size bigint primary key,
    at   bigint not null
);
create table audit_erased (
    n  bigint primary key,
    at bigint not null
);
