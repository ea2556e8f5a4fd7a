package pitwall.protocol.rest;

/// What was taken out of the audit trail.
///
/// @param entries by, about or approved by the person; 0 where the trail did not know them
public record ErasedPerson(int entries) {}
