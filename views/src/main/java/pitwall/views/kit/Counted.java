package pitwall.views.kit;

/// A value of a field, and how many have it.
///
/// @param text as it is written in a query
/// @param count -1 where nobody counted
public record Counted(String text, int count) {}
