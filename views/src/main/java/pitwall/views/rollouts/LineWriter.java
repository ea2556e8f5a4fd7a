package pitwall.views.rollouts;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.GateReadout;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;
import pitwall.views.progress.Urgency;

/// Puts what the server says of a rollout into the words of the list. Immutable.
final class LineWriter {
    private final Strings strings;
    private final RolloutWords words;

    LineWriter(Strings strings) {
        this.strings = strings;
        this.words = new RolloutWords(strings);
    }

    /// @param session who looks; absent while nobody is signed in
    RolloutLine line(RolloutView view, @Nullable SessionInfo session, Instant now) {
        RolloutEntry rollout = view.rollout();
        Instant started = rollout.startedAt();
        return new RolloutLine(
                rollout.id(),
                session == null ? Urgency.REST : Urgency.of(view, session),
                rollout.status(),
                words.state(rollout),
                rollout.name(),
                rollout.version(),
                phase(rollout).map(RolloutEntry.PhaseEntry::name).orElse(""),
                figures(view),
                isBlockedKnown(view),
                gate(rollout),
                words.waitingFor(view, now),
                started,
                started == null ? Formats.UNKNOWN : strings.formats().moment(started, now),
                rollout.requestedBy(),
                started == null ? rollout.requestedAt() : started,
                view.partial());
    }

    /// A draft that only this computer knows; nobody has counted its cars for good.
    RolloutLine line(RolloutDraft draft) {
        String name = draft.name().isEmpty() ? strings.get("rollouts.draft.unnamed") : draft.name();
        return new RolloutLine(
                RolloutLine.LOCAL + draft.id(),
                Urgency.SCHEDULED,
                RolloutStatus.DRAFT,
                strings.get("rollouts.draft.local"),
                name,
                draft.version(),
                "",
                LaneFigures.NONE,
                true,
                Formats.UNKNOWN,
                strings.get("rollouts.draft.waiting"),
                null,
                Formats.UNKNOWN,
                draft.person(),
                draft.savedAt(),
                false);
    }

    private static Optional<RolloutEntry.PhaseEntry> phase(RolloutEntry rollout) {
        Integer number = rollout.phase();
        return number == null || number >= rollout.phases().size()
                ? Optional.empty()
                : Optional.of(rollout.phases().get(number));
    }

    /// The stream tells who cannot begin only while the rollout waits for nothing else.
    private static boolean isBlockedKnown(RolloutView view) {
        return view.waitingFor() instanceof WaitingFor.Reasons
                || view.rollout().startedAt() == null
                || view.rollout().cars().getOrDefault(CarStage.WAITING, 0) == 0;
    }

    private static LaneFigures figures(RolloutView view) {
        int blocked = view.waitingFor() instanceof WaitingFor.Reasons reasons
                ? reasons.cars().values().stream().mapToInt(Integer::intValue).sum()
                : 0;
        return LaneFigures.of(view.rollout().cars(), blocked);
    }

    /// A phase without finished cars has no share, and one with too few is not judged yet.
    private String gate(RolloutEntry rollout) {
        if (rollout.startedAt() == null || phase(rollout).isEmpty()) {
            return Formats.UNKNOWN;
        }
        RolloutEntry.PhaseEntry phase = phase(rollout).orElseThrow();
        GateReadout gate = GateReadout.of(phase, LaneFigures.of(phase.cars(), 0));
        if (gate.need() == 0) {
            return Formats.UNKNOWN;
        }
        if (!gate.isJudged()) {
            return strings.get("rollouts.gate.sample", gate.have(), gate.need());
        }
        if (gate.isFailing()) {
            return strings.get("rollouts.gate.failing", words.share(gate.failure()), words.limit(gate.failureLimit()));
        }
        String key = gate.isSuccessful() ? "rollouts.gate.open" : "rollouts.gate.closed";
        return strings.get(key, words.share(gate.success()), words.limit(gate.successThreshold()));
    }
}
