-- Releases as they were registered. What the signatures are worth is worked out from tuf_file, never stored here.
create table software_release (
    version         varchar(64)  primary key,
    counter         bigint       not null unique,
    sha256          varchar(64)  not null,
    length          bigint       not null,
    models          text         not null,
    hardware        text         not null,
    from_versions   text         not null,
    minimum_battery integer      not null,
    notes           text         not null,
    created_at      bigint       not null,
    created_by      varchar(64)  not null,
    stored_at       bigint,
    revoked_at      bigint,
    revoked_by      varchar(64),
    revoked_reason  text
);

-- Signed metadata, byte for byte as cars get it.
create table tuf_file (
    role    varchar(16) not null,
    version bigint      not null,
    body    text        not null,
    at      bigint      not null,
    primary key (role, version)
);
