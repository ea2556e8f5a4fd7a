-- Every safety policy that ever held; the newest holds now. Without a row the one the server comes with holds.
create table safety_policy (
    revision    bigint       primary key,
    body        text         not null,
    since       bigint       not null,
    asked_by    varchar(64)  not null,
    approved_by varchar(64),
    reason      text         not null
);

-- The weaker policy that waits for a second person: one at most.
create table safety_policy_proposal (
    slot     integer      primary key check (slot = 1),
    base     bigint       not null,
    body     text         not null,
    asked_by varchar(64)  not null,
    asked_at bigint       not null,
    reason   text         not null
);
