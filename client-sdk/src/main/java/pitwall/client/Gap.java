package pitwall.client;

import java.time.Instant;

/// A time of which the changes were never received one by one: the server no longer had them, or began anew, and sent a
/// whole picture instead. The picture is right; what happened in between is not here.
///
/// @param from server time of the last change received before
/// @param to server time of the picture that came instead
public record Gap(Instant from, Instant to) {}
