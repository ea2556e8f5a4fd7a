package pitwall.server.notify;

/// One thing that is to be told.
///
/// @param id the same at every try
record Letter(String id, Notice notice) {}
