package pitwall.views.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;

/// Says in whole sentences why a rollout stands as it does, and what becomes of its cars meanwhile. Immutable.
final class WhyWords {
    private final Strings strings;
    private final Formats formats;
    private final RolloutWords words;
    private final LaneWriter lanes;

    WhyWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.words = new RolloutWords(strings);
        this.lanes = new LaneWriter(strings);
    }

    /// One or more sentences.
    String why(Known known) {
        LaneFigures figures = known.figures();
        if (figures.concerned() == 0 && known.rollout().startedAt() != null) {
            return strings.plural("rollout.why.no-cars", figures.aside());
        }
        List<String> sentences = new ArrayList<>();
        switch (known.rollout().status()) {
            case DRAFT -> sentences.add(strings.get("rollout.why.draft"));
            case EXPIRED -> sentences.add(strings.get("rollout.why.expired"));
            case AWAITING_APPROVAL, SCHEDULED -> sentences.add(strings.get("rollout.why.before", waits(known)));
            case RUNNING, SOAKING -> sentences.add(strings.get("rollout.why.waits", waits(known)));
            case PAUSED -> paused(known, figures, sentences);
            case ABORTING -> {
                sentences.add(strings.get("rollout.why.aborting"));
                add(sentences, "rollout.why.finish", figures.applying());
            }
            case ABORTED -> aborted(known, figures, sentences);
            case ROLLING_BACK -> rollingBack(known, figures, sentences);
            case ROLLED_BACK -> rolledBack(figures, sentences);
            case COMPLETED -> sentences.add(strings.plural("rollout.why.completed", figures.done()));
            case COMPLETED_WITH_FAILURES ->
                sentences.add(strings.get("rollout.why.failures", figures.done(), figures.failed(), figures.behind()));
        }
        if (known.view().partial()) {
            sentences.add(strings.plural("rollout.why.partial", figures.size()));
        }
        return String.join(" ", sentences);
    }

    private String waits(Known known) {
        return words.waitingFor(known.view(), known.now());
    }

    private void paused(Known known, LaneFigures figures, List<String> sentences) {
        RolloutEntry.PauseEntry pause = known.rollout().pause();
        Gate gate = pause == null ? null : pause.gate();
        if (gate != null) {
            sentences.add(gateClosed(known, gate));
        } else if (pause != null && pause.person() != null) {
            sentences.add(pausedBy(known, pause.person(), Duration.between(pause.since(), known.now())));
        }
        if (known.view().waitingFor() instanceof WaitingFor.Approval(String by, var expires)) {
            sentences.add(strings.get("rollout.why.asked", by, formats.age(Duration.between(known.now(), expires))));
        }
        add(sentences, "rollout.why.finish", figures.applying());
        add(sentences, "rollout.why.stay", figures.left() + figures.blocked());
    }

    private String gateClosed(Known known, Gate gate) {
        String phase = known.phase().map(RolloutEntry.PhaseEntry::name).orElse("");
        return known.newest(Decision.GateRead.class)
                .filter(read -> read.reading().gate() == gate)
                .map(read -> strings.get(
                        read.reading().verdict() instanceof GateVerdict.Undecided
                                ? "rollout.why.gate.undecided"
                                : "rollout.why.gate.figures",
                        words.gate(gate),
                        phase,
                        lanes.reading(read.reading())))
                .orElseGet(() -> strings.get("rollout.why.gate", words.gate(gate), phase));
    }

    private String pausedBy(Known known, String person, Duration ago) {
        return known.events().reversed().stream()
                .filter(Decision.Acted.class::isInstance)
                .map(Decision.Acted.class::cast)
                .filter(act -> act.act().equals("pause")
                        && act.actor().equals(person)
                        && !act.reason().isEmpty())
                .findFirst()
                .map(act -> strings.get("rollout.why.person.reason", person, formats.age(ago), act.reason()))
                .orElseGet(() -> strings.get("rollout.why.person", person, formats.age(ago)));
    }

    private void aborted(Known known, LaneFigures figures, List<String> sentences) {
        sentences.add(known.events().reversed().stream()
                .filter(Decision.Acted.class::isInstance)
                .map(Decision.Acted.class::cast)
                .filter(act -> act.act().equals("abort"))
                .findFirst()
                .map(act -> strings.get("rollout.why.aborted.by", act.actor(), act.reason()))
                .orElseGet(() -> strings.get("rollout.why.aborted")));
        sentences.add(strings.get("rollout.why.aborted.cars", figures.done(), figures.failed(), figures.behind()));
    }

    /// Cars of phases that never began do not wait for anything.
    private void rollingBack(Known known, LaneFigures figures, List<String> sentences) {
        Integer last = known.rollout().phase();
        int waiting = IntStream.rangeClosed(0, last == null ? -1 : last)
                .map(phase -> known.figures(phase).left() + known.figures(phase).blocked())
                .sum();
        sentences.add(strings.get("rollout.why.rolling-back", figures.applying(), waiting, figures.back()));
        add(sentences, "rollout.why.stuck", figures.stuck());
    }

    /// A way back that not every car went is never told as one that all did.
    private void rolledBack(LaneFigures figures, List<String> sentences) {
        sentences.add(strings.plural("rollout.why.rolled-back", figures.back()));
        add(sentences, "rollout.why.stuck", figures.stuck());
        add(sentences, "rollout.why.keep", figures.done());
    }

    private void add(List<String> sentences, String key, int cars) {
        if (cars > 0) {
            sentences.add(strings.plural(key, cars));
        }
    }
}
