-- The audit trail only grows. These guards stop mistakes and casual edits; what somebody with full rights over the
-- file does to it is found by the hashes.

create trigger audit_entry_is_fixed before update on audit_entry
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_entry_is_new before insert on audit_entry when exists (select 1 from audit_entry where n = new.n)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_entry_is_kept before delete on audit_entry when not (old.n <= coalesce((select max(size) from audit_cut), 0))
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_personal_is_fixed before update on audit_personal
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_personal_is_new before insert on audit_personal when exists (select 1 from audit_personal where n = new.n and name = new.name)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_personal_is_kept before delete on audit_personal when not (old.n <= coalesce((select max(size) from audit_cut), 0) or exists (select 1 from audit_erased where n = old.n))
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_place_is_fixed before update on audit_place
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_place_is_new before insert on audit_place when exists (select 1 from audit_place where n = new.n and region = new.region and model = new.model)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_place_is_kept before delete on audit_place when not (old.n <= coalesce((select max(size) from audit_cut), 0))
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_node_is_fixed before update on audit_node
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_node_is_new before insert on audit_node when exists (select 1 from audit_node where level = new.level and position = new.position)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_node_is_kept before delete on audit_node
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_key_is_fixed before update on audit_key
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_key_is_new before insert on audit_key when exists (select 1 from audit_key where key_id = new.key_id)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_key_is_kept before delete on audit_key
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_head_is_fixed before update on audit_head
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_head_is_new before insert on audit_head when exists (select 1 from audit_head where size = new.size)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_head_is_kept before delete on audit_head
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_cut_is_fixed before update on audit_cut
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_cut_is_new before insert on audit_cut when exists (select 1 from audit_cut where size = new.size)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_cut_is_kept before delete on audit_cut
begin
    select raise(abort, 'the audit trail cannot be cut');
end;

create trigger audit_erased_is_fixed before update on audit_erased
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_erased_is_new before insert on audit_erased when exists (select 1 from audit_erased where n = new.n)
begin
    select raise(abort, 'the audit trail cannot be changed');
end;
create trigger audit_erased_is_kept before delete on audit_erased
begin
    select raise(abort, 'the audit trail cannot be cut');
end;
