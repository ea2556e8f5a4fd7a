package pitwall.server.notify;

/// What is wrong with a channel.
///
/// @param field as it is written
/// @param why a sentence without its subject
public record ChannelWrong(String field, String why) {}
