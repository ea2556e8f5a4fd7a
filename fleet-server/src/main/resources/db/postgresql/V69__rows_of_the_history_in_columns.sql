-- Rows of the history are written in columns from now on; what was written before cannot be read.
delete from fleet_history;
