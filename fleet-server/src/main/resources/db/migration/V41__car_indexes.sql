-- No statement reads cars by these: lists come from memory (docs/decisions/0008-lists-from-memory.md).
drop index car_by_region;
drop index car_by_model;
drop index car_by_ring;
