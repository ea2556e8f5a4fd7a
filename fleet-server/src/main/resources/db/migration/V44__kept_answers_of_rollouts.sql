-- The rollout that a kept answer is about: it is kept as long as that has not ended.
alter table kept_answer add column rollout varchar(64);
