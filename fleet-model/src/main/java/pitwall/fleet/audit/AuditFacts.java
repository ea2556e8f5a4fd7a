package pitwall.fleet.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened, as far as it names no person.
///
/// @param role of the actor at that moment, for example `ADMIN`, `CAR` or `NONE` for a stranger
/// @param action for example `CREATE_CAR`
/// @param object what it was done to
/// @param cars how many cars it concerned
/// @param places of those cars; empty where it concerned none, or none that the actor may know
/// @param code why it did not take effect; absent where it did
/// @param count how many equal attempts this entry stands for; more than 1 only for denied ones
/// @param correlation finds everything that belongs to the same request
public record AuditFacts(
        String role,
        AuditOrigin origin,
        String action,
        Target object,
        int cars,
        List<AuditPlace> places,
        AuditResult result,
        @Nullable String code,
        int count,
        String correlation) {
    public AuditFacts {
        places = places.stream().sorted().distinct().toList();
        if (count < 1) {
            throw new IllegalArgumentException("an entry stands for one attempt at least, not " + count);
        }
    }

    /// What an action was done to.
    ///
    /// @param kind for example `car`, `user` or `rollout`
    /// @param id absent where it had none yet, or names a person (then it is the entry's subject)
    public record Target(String kind, @Nullable String id) {
        @Override
        public String toString() {
            return id == null ? kind : kind + "/" + id;
        }
    }
}
