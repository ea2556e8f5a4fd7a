-- The oldest version of a car's agent that can install the release; null for every one.
alter table software_release add column minimum_agent varchar(64);
