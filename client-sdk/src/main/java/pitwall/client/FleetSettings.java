package pitwall.client;

/// What a program tells about itself and wants to see.
///
/// @param server address without credentials, shown to people
/// @param program name and version, for the server's list of sessions
public record FleetSettings(String server, String program, FleetView view) {}
