package pitwall.protocol.rest;

/// Asks for what names a person to be taken out of the audit trail. It cannot be undone.
///
/// @param person as the trail names them; must have no account any more
/// @param reason kept in the entry about it, which does not name the person
public record ErasePerson(String person, String reason) {}
