-- The audit trail only grows. These guards stop mistakes and casual edits; what somebody with full rights over the
-- database does to it is found by the hashes. Give the server's role no right to drop triggers where you can.

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail cannot be changed';
end $$;

create function audit_refuse_unless_cut() returns trigger language plpgsql as $$
begin
    if old.n <= coalesce((select max(size) from audit_cut), 0) then
        return old;
    end if;
    raise exception 'the audit trail cannot be cut';
end $$;

create function audit_refuse_unless_erased() returns trigger language plpgsql as $$
begin
    if old.n <= coalesce((select max(size) from audit_cut), 0)
            or exists (select 1 from audit_erased where n = old.n) then
        return old;
    end if;
    raise exception 'the audit trail cannot be cut';
end $$;

create trigger audit_entry_is_fixed before update on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_is_kept before delete on audit_entry for each row execute function audit_refuse_unless_cut();
create trigger audit_entry_is_whole before truncate on audit_entry for each statement execute function audit_refuse();

create trigger audit_personal_is_fixed before update on audit_personal for each row execute function audit_refuse();
create trigger audit_personal_is_kept before delete on audit_personal for each row execute function audit_refuse_unless_erased();
create trigger audit_personal_is_whole before truncate on audit_personal for each statement execute function audit_refuse();

create trigger audit_place_is_fixed before update on audit_place for each row execute function audit_refuse();
create trigger audit_place_is_kept before delete on audit_place for each row execute function audit_refuse_unless_cut();
create trigger audit_place_is_whole before truncate on audit_place for each statement execute function audit_refuse();

create trigger audit_node_is_fixed before update on audit_node for each row execute function audit_refuse();
create trigger audit_node_is_kept before delete on audit_node for each row execute function audit_refuse();
create trigger audit_node_is_whole before truncate on audit_node for each statement execute function audit_refuse();

create trigger audit_key_is_fixed before update on audit_key for each row execute function audit_refuse();
create trigger audit_key_is_kept before delete on audit_key for each row execute function audit_refuse();
create trigger audit_key_is_whole before truncate on audit_key for each statement execute function audit_refuse();

create trigger audit_head_is_fixed before update on audit_head for each row execute function audit_refuse();
create trigger audit_head_is_kept before delete on audit_head for each row execute function audit_refuse();
create trigger audit_head_is_whole before truncate on audit_head for each statement execute function audit_refuse();

create trigger audit_cut_is_fixed before update on audit_cut for each row execute function audit_refuse();
create trigger audit_cut_is_kept before delete on audit_cut for each row execute function audit_refuse();
create trigger audit_cut_is_whole before truncate on audit_cut for each statement execute function audit_refuse();

create trigger audit_erased_is_fixed before update on audit_erased for each row execute function audit_refuse();
create trigger audit_erased_is_kept before delete on audit_erased for each row execute function audit_refuse();
create trigger audit_erased_is_whole before truncate on audit_erased for each statement execute function audit_refuse();
