package pitwall.views.cars.act;

import java.util.Optional;

/// A version that could be put on cars.
///
/// @param about what is worth knowing before choosing it
/// @param whyNot why it cannot be chosen; empty where it can
public record VersionChoice(String version, String about, Optional<String> whyNot) {}
