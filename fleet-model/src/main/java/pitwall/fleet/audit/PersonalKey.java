package pitwall.fleet.audit;

import java.util.Locale;

/// The parts of an entry that can name a person. The chain holds only their commitments, so that a value can be
/// erased and the chain still verified.
public enum PersonalKey {
    /// Who asked.
    ACTOR,
    /// Network address they asked from.
    ADDRESS,
    /// Who approved.
    APPROVER,
    /// Whom it was done to, where the object is a person.
    SUBJECT,
    /// Why, in the words of the one who asked.
    REASON,
    /// Where the reason is written down elsewhere.
    TICKET,
    /// What was asked for, without secrets.
    REQUEST,
    /// The object before, without secrets.
    BEFORE,
    /// The object afterwards, without secrets.
    AFTER;

    /// As it stands in the canonical form.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
