package pitwall.views.drafts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rollout as a person has typed it so far. It lies on this computer only, so what is typed may be incomplete or
/// wrong.
///
/// @param id of this computer; letters, digits and dashes
/// @param server whose cars it is for
/// @param person who writes it
/// @param name as people will call it; empty for one that follows from release and cars
/// @param template what it was made from, as a stable word or the name of an own template; empty for nothing
/// @param own true for a template of the person instead of a draft
/// @param version of the release; empty while none is chosen
/// @param savedAt this computer's idea of the server's time
/// @param checked what the server counted when it was last asked; absent before
/// @param sending what was asked of the server for it; absent before, and once it was taken back
public record RolloutDraft(
        String id,
        String server,
        String person,
        String name,
        String template,
        boolean own,
        String version,
        TargetDraft targets,
        List<PhaseDraft> phases,
        PolicyDraft policy,
        LaunchDraft launch,
        Instant createdAt,
        Instant savedAt,
        @Nullable Checked checked,
        @Nullable Sending sending) {
    public RolloutDraft {
        phases = List.copyOf(phases);
    }

    /// When it begins, and with whose consent.
    ///
    /// @param startAt a date and time such as `2026-11-22 01:00`; empty for at once
    /// @param approval asks for a second person where nobody has to
    /// @param note for those who approve, watch and answer for it; absent while nothing is typed
    /// @param ticket where the work is asked for elsewhere; absent while nothing is typed
    public record LaunchDraft(
            String startAt,
            boolean approval,
            @Nullable String note,
            @Nullable String ticket) {
        public static final LaunchDraft AT_ONCE = new LaunchDraft("", false);

        /// A launch to which nothing is said.
        public LaunchDraft(String startAt, boolean approval) {
            this(startAt, approval, null, null);
        }

        public LaunchDraft withStart(String changed) {
            return new LaunchDraft(changed, approval, note, ticket);
        }

        public LaunchDraft withApproval(boolean changed) {
            return new LaunchDraft(startAt, changed, note, ticket);
        }

        public LaunchDraft withNote(String changed) {
            return new LaunchDraft(startAt, approval, some(changed), ticket);
        }

        public LaunchDraft withTicket(String changed) {
            return new LaunchDraft(startAt, approval, note, some(changed));
        }

        /// What is said belongs to one rollout and is not made a template of.
        LaunchDraft unsaid() {
            return new LaunchDraft(startAt, approval);
        }

        private static @Nullable String some(String typed) {
            return typed.isEmpty() ? null : typed;
        }
    }

    /// The rollout on the server that was made of it; null while there is none.
    public @Nullable String sent() {
        return sending == null ? null : sending.rollout();
    }

    /// Whether somebody at a server wrote this.
    public boolean isOf(String someServer, String somebody) {
        return server.equals(someServer) && person.equals(somebody);
    }

    /// Whether nobody was signed in when it was begun; it becomes that of whoever opens it.
    public boolean isNobodys() {
        return person.isEmpty();
    }

    public RolloutDraft withOwner(String itsServer, String itsPerson) {
        return new RolloutDraft(
                id, itsServer, itsPerson, name, template, own, version, targets, phases, policy, launch, createdAt,
                savedAt, checked, sending);
    }

    public RolloutDraft withName(String changed) {
        return new RolloutDraft(
                id, server, person, changed, template, own, version, targets, phases, policy, launch, createdAt,
                savedAt, checked, sending);
    }

    public RolloutDraft withVersion(String changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, changed, targets, phases, policy, launch, createdAt, savedAt,
                checked, sending);
    }

    public RolloutDraft withTargets(TargetDraft changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, changed, phases, policy, launch, createdAt, savedAt,
                checked, sending);
    }

    public RolloutDraft withPhases(List<PhaseDraft> changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, changed, policy, launch, createdAt, savedAt,
                checked, sending);
    }

    public RolloutDraft withPhase(int number, PhaseDraft changed) {
        List<PhaseDraft> all = new ArrayList<>(phases);
        all.set(number, changed);
        return withPhases(all);
    }

    /// With one phase in the place of another.
    public RolloutDraft withPhaseMoved(int from, int to) {
        List<PhaseDraft> all = new ArrayList<>(phases);
        all.add(to, all.remove(from));
        return withPhases(all);
    }

    public RolloutDraft withPolicy(PolicyDraft changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, phases, changed, launch, createdAt, savedAt,
                checked, sending);
    }

    public RolloutDraft withLaunch(LaunchDraft changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, phases, policy, changed, createdAt, savedAt,
                checked, sending);
    }

    public RolloutDraft withSavedAt(Instant changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, phases, policy, launch, createdAt, changed,
                checked, sending);
    }

    public RolloutDraft withChecked(@Nullable Checked changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, phases, policy, launch, createdAt, savedAt,
                changed, sending);
    }

    public RolloutDraft withSending(@Nullable Sending changed) {
        return new RolloutDraft(
                id, server, person, name, template, own, version, targets, phases, policy, launch, createdAt, savedAt,
                checked, changed);
    }

    /// The same under another id, as a template or as a draft made of one.
    public RolloutDraft as(String newId, boolean template, String madeFrom, Instant now) {
        return new RolloutDraft(
                newId,
                server,
                person,
                template ? name : "",
                madeFrom,
                template,
                version,
                targets,
                phases,
                policy,
                launch.unsaid(),
                now,
                now,
                null,
                null);
    }

    /// Whether both ask for the same, whatever they are called here and whenever they were saved.
    public boolean asksForTheSameAs(RolloutDraft other) {
        return name.equals(other.name)
                && version.equals(other.version)
                && targets.equals(other.targets)
                && phases.equals(other.phases)
                && policy.equals(other.policy)
                && launch.equals(other.launch);
    }
}
