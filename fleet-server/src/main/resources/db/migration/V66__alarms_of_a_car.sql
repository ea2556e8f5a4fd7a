-- A car's screen asks for what happened to its alarms, among those of all cars.
create index alarm_journal_by_object on alarm_journal (object, n);
