-- The refresh token before the current one, and until when it is good once more.
alter table token_family add column previous_hash varchar(64);
alter table token_family add column previous_until bigint;
