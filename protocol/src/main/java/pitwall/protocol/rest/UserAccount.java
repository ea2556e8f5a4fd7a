package pitwall.protocol.rest;

import java.time.Instant;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// An account as an administrator sees it.
///
/// @param revision counts the writes; an edit names the revision it was based on
public record UserAccount(String name, Role role, Scope scope, boolean disabled, Instant createdAt, long revision) {}
