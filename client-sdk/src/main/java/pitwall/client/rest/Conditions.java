package pitwall.client.rest;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions of a search as they stand in an address, always in the order in which they were named, so that the
/// same search has the same address. Absent ones are left out. Not thread-safe.
final class Conditions {
    private final Map<String, String> given = new LinkedHashMap<>();

    Conditions and(String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value);
        }
        return this;
    }

    Conditions and(String name, @Nullable Instant at) {
        return and(name, at == null ? null : at.toString());
    }

    /// Any of some words, in the order of the alphabet.
    Conditions and(String name, Collection<String> words) {
        return and(
                name,
                words.isEmpty()
                        ? null
                        : String.join(",", words.stream().sorted().toList()));
    }

    Map<String, String> map() {
        return given;
    }
}
