package pitwall.protocol.tuf;

import java.util.Set;

/// Whose signatures a role needs.
///
/// @param keyIds the keys that may sign
/// @param threshold how many of them must
public record RoleKeys(Set<String> keyIds, int threshold) {
    public RoleKeys {
        keyIds = Set.copyOf(keyIds);
        if (threshold < 1 || threshold > keyIds.size()) {
            throw new IllegalArgumentException(
                    "a threshold lies between 1 and the number of keys, was " + threshold + " of " + keyIds.size());
        }
    }
}
