-- When the person behind a sign-in last proved who they are; absent where that was only at its beginning.
alter table token_family add column proven_at bigint;
