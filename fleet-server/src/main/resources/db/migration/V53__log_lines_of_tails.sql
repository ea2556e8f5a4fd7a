-- What the tails of cars still hold is searchable from the start; which boot wrote it nobody knows any more.
insert into log_line (id, car, at, claimed_at, boot, seq, level, source, message, fields)
select row_number() over (order by at, car, n), car, at, claimed_at, 0, seq,
       case level when 'ERROR' then 0 when 'WARN' then 1 when 'INFO' then 2 else 3 end,
       source, message, fields
from log_entry;
insert into log_store (slot, last_id, lines, bytes)
select 1, count(*), count(*),
       coalesce(sum(length(source) + length(message) + length(fields) + 64), 0)
from log_line;
