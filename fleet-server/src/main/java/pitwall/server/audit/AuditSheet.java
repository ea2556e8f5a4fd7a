package pitwall.server.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarInfo;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;

/// What is known of one attempt while it is being worked on. Filled in by whoever knows more, handed in once as a note.
/// Belongs to one request; filling the same line twice keeps the later one, so a write may run again.
public final class AuditSheet {
    private static final int LONGEST_ID = 200;

    private final AuditPayload payload;
    private final String action;
    private final AuditOrigin origin;
    private final String correlation;
    private final Map<PersonalKey, String> personal = new EnumMap<>(PersonalKey.class);
    private final List<AuditPlace> places = new ArrayList<>();
    private AuditFacts.Target object;
    private String role = "NONE";
    private int cars;
    private boolean outOfScope;

    /// @param kind of the object, for example `car`
    public AuditSheet(AuditPayload payload, String action, AuditOrigin origin, String kind, String correlation) {
        this.payload = payload;
        this.action = action;
        this.origin = origin;
        this.object = new AuditFacts.Target(kind, null);
        this.correlation = correlation;
    }

    /// Who does it.
    public AuditSheet by(String actor, String actorRole) {
        personal.put(PersonalKey.ACTOR, payload.words(actor, LONGEST_ID));
        role = actorRole;
        return this;
    }

    public AuditSheet from(String address) {
        personal.put(PersonalKey.ADDRESS, payload.words(address, LONGEST_ID));
        return this;
    }

    /// Which one it is done to. Must not name a person; that is what [#subject] is for.
    public AuditSheet on(String id) {
        object = new AuditFacts.Target(object.kind(), payload.words(id, LONGEST_ID));
        return this;
    }

    /// The person it is done to.
    public AuditSheet subject(String person) {
        personal.put(PersonalKey.SUBJECT, payload.words(person, LONGEST_ID));
        return this;
    }

    /// The cars it concerns, as far as the actor may know them.
    public AuditSheet concerning(Collection<CarInfo> concerned) {
        cars = concerned.size();
        places.clear();
        concerned.stream()
                .map(car -> new AuditPlace(car.region(), car.model()))
                .distinct()
                .forEach(places::add);
        return this;
    }

    /// The places it concerns, where the cars are too many to be looked at one by one.
    public AuditSheet concerning(int count, Collection<AuditPlace> concerned) {
        cars = count;
        places.clear();
        concerned.stream().distinct().forEach(places::add);
        return this;
    }

    /// What it is done to exists outside the actor's scope: they are told that it does not.
    public AuditSheet outOfScope() {
        outOfScope = true;
        return this;
    }

    public boolean isOutOfScope() {
        return outOfScope;
    }

    /// A car before and after; absent where there was or is none.
    public AuditSheet change(@Nullable CarInfo before, @Nullable CarInfo after) {
        List<CarInfo> known = new ArrayList<>();
        if (before != null) {
            before(before);
            known.add(before);
        }
        if (after != null) {
            after(after);
            known.add(after);
        }
        concerning(known);
        cars = 1;
        return on(known.getLast().id().value());
    }

    /// Why, in the actor's words.
    public AuditSheet because(String reason) {
        personal.put(PersonalKey.REASON, payload.words(reason, 2_000));
        return this;
    }

    /// Where the reason is written down elsewhere.
    public AuditSheet ticket(String ticket) {
        personal.put(PersonalKey.TICKET, payload.words(ticket, LONGEST_ID));
        return this;
    }

    /// Who else agreed.
    public AuditSheet approvedBy(String approver) {
        personal.put(PersonalKey.APPROVER, payload.words(approver, LONGEST_ID));
        return this;
    }

    public AuditSheet before(Object value) {
        personal.put(PersonalKey.BEFORE, payload.of(value));
        return this;
    }

    public AuditSheet after(Object value) {
        personal.put(PersonalKey.AFTER, payload.of(value));
        return this;
    }

    /// What was asked for, as it came.
    public AuditSheet request(byte[] body) {
        String text = body.length == 0 ? "" : payload.ofBody(body);
        if (!text.isEmpty()) {
            personal.put(PersonalKey.REQUEST, text);
        }
        return this;
    }

    /// The note of an attempt that took effect. What was asked for can be seen from what came of it.
    public AuditNote accepted() {
        Map<PersonalKey, String> told = new EnumMap<>(personal);
        if (told.containsKey(PersonalKey.AFTER) || told.containsKey(PersonalKey.BEFORE)) {
            told.remove(PersonalKey.REQUEST);
        }
        return note(AuditResult.ACCEPTED, null, told);
    }

    /// The note of an attempt that had no effect.
    ///
    /// @param code why
    public AuditNote without(AuditResult result, String code) {
        Map<PersonalKey, String> told = new EnumMap<>(personal);
        told.remove(PersonalKey.BEFORE);
        told.remove(PersonalKey.AFTER);
        return note(result, code, told);
    }

    private AuditNote note(AuditResult result, @Nullable String code, Map<PersonalKey, String> told) {
        return new AuditNote(
                new AuditFacts(role, origin, action, object, cars, places, result, code, 1, correlation), told);
    }
}
