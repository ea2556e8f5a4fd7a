package pitwall.views.wizard.form;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.rollout.PlanNote;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.PolicyDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.TargetDraft;
import pitwall.views.wizard.form.Field.Name;

/// Finds what is wrong with a draft, by the rules of the server. Pure.
public final class DraftCheck {
    private static final int MOST_PHASES = 50;
    private static final int MOST_TEXT = 200;
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_PHASE = Duration.ofDays(30);
    private static final Duration LONGEST_CAR = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(60);
    private static final Duration LONGEST_SOAK = Duration.ofDays(30);

    private final Function<String, Optional<String>> whyNotVersion;
    private final Instant now;
    private final ZoneId zone;
    private final List<FieldProblem> problems = new ArrayList<>();

    private DraftCheck(Function<String, Optional<String>> whyNotVersion, Instant now, ZoneId zone) {
        this.whyNotVersion = whyNotVersion;
        this.now = now;
        this.zone = zone;
    }

    /// All that is wrong, in the order of the steps.
    ///
    /// @param whyNotVersion why a version cannot be chosen, as a sentence; empty where it can, or nobody knows
    /// @param zone in which the start is typed
    public static List<FieldProblem> of(
            RolloutDraft draft, Function<String, Optional<String>> whyNotVersion, Instant now, ZoneId zone) {
        DraftCheck check = new DraftCheck(whyNotVersion, now, zone);
        check.what(draft);
        check.who(draft.targets());
        check.phases(draft.phases());
        check.policy(draft.policy());
        check.launch(draft);
        return List.copyOf(check.problems);
    }

    private void what(RolloutDraft draft) {
        Field version = Field.of(DraftStep.WHAT, Name.VERSION);
        if (draft.version().isEmpty()) {
            problems.add(FieldProblem.missing(version, "version-missing"));
            return;
        }
        whyNotVersion
                .apply(draft.version())
                .ifPresent(why -> problems.add(FieldProblem.wrong(version, "version-refused", draft.version(), why)));
    }

    private void who(TargetDraft targets) {
        if (!targets.listed()) {
            query(Field.of(DraftStep.WHO, Name.QUERY), targets.query());
            expect(
                    !targets.follows() || Typed.margin(targets.typedMargin()).isPresent(),
                    false,
                    Field.of(DraftStep.WHO, Name.MARGIN),
                    "margin");
            return;
        }
        Field ids = Field.of(DraftStep.WHO, Name.IDS);
        PastedIds pasted = PastedIds.in(targets.ids());
        if (pasted.ids().isEmpty() && pasted.unreadable().isEmpty()) {
            problems.add(FieldProblem.missing(ids, "ids-missing"));
        } else if (!pasted.unreadable().isEmpty()) {
            problems.add(FieldProblem.wrong(ids, "ids-unreadable", shown(pasted.unreadable())));
        }
    }

    private static String shown(List<String> words) {
        return String.join(", ", words.subList(0, Math.min(3, words.size())));
    }

    private void phases(List<PhaseDraft> phases) {
        if (phases.isEmpty()) {
            problems.add(FieldProblem.missing(Field.of(DraftStep.PHASES, Name.PHASES), "phases-none"));
        }
        if (phases.size() > MOST_PHASES) {
            problems.add(FieldProblem.wrong(
                    Field.of(DraftStep.PHASES, Name.PHASES), "phases-many", Integer.toString(MOST_PHASES)));
        }
        for (int number = 0; number < phases.size(); number++) {
            phase(number, phases.get(number));
        }
        for (int number = 0; number < phases.size(); number++) {
            gates(number, phases.get(number));
        }
    }

    private void phase(int number, PhaseDraft phase) {
        String name = phase.text(Text.NAME).strip();
        expect(!name.isEmpty(), true, new Field(DraftStep.PHASES, Name.PHASE_NAME, number), "phase-name-missing");
        expect(
                name.length() <= MOST_TEXT,
                false,
                new Field(DraftStep.PHASES, Name.PHASE_NAME, number),
                "phase-name-long");
        query(new Field(DraftStep.PHASES, Name.PHASE_TARGETS, number), phase.text(Text.TARGETS));
        expect(
                Typed.canary(phase.text(Text.CANARY)).isPresent(),
                false,
                new Field(DraftStep.PHASES, Name.CANARY, number),
                "canary");
        expect(
                Typed.waves(phase.text(Text.WAVES)).isPresent(),
                false,
                new Field(DraftStep.PHASES, Name.WAVES, number),
                "waves");
        expect(
                Typed.number(phase.text(Text.PARALLEL))
                        .filter(cars -> cars >= 1)
                        .isPresent(),
                false,
                new Field(DraftStep.PHASES, Name.PARALLEL, number),
                "parallel");
        duration(
                new Field(DraftStep.PHASES, Name.SOAK, number),
                phase.text(Text.SOAK),
                Duration.ZERO,
                LONGEST_SOAK,
                "soak");
    }

    private void gates(int number, PhaseDraft phase) {
        expect(
                Typed.share(phase.text(Text.SUCCESS)).isPresent(),
                false,
                new Field(DraftStep.GATES, Name.SUCCESS, number),
                "share");
        expect(
                Typed.share(phase.text(Text.FAILURE)).isPresent(),
                false,
                new Field(DraftStep.GATES, Name.FAILURE, number),
                "share");
        expect(
                Typed.number(phase.text(Text.SAMPLE)).filter(cars -> cars >= 1).isPresent(),
                false,
                new Field(DraftStep.GATES, Name.SAMPLE, number),
                "sample");
        duration(
                new Field(DraftStep.GATES, Name.WAIT, number),
                phase.text(Text.WAIT),
                Duration.ofMinutes(1),
                LONGEST_WAIT,
                "wait");
        duration(
                new Field(DraftStep.GATES, Name.PHASE_TIMEOUT, number),
                phase.text(Text.PHASE_TIMEOUT),
                SHORTEST,
                LONGEST_PHASE,
                "phase-timeout");
        duration(
                new Field(DraftStep.GATES, Name.CAR_TIMEOUT, number),
                phase.text(Text.CAR_TIMEOUT),
                SHORTEST,
                LONGEST_CAR,
                "car-timeout");
    }

    private void policy(PolicyDraft policy) {
        expect(
                policy.battery().isBlank()
                        || Typed.share(policy.battery().strip().replace("%", "") + "%")
                                        .isPresent()
                                && Typed.number(policy.battery().replace("%", ""))
                                        .isPresent(),
                false,
                Field.of(DraftStep.POLICY, Name.BATTERY),
                "battery");
        for (int number = 0; number < policy.windows().size(); number++) {
            WindowDraft window = policy.windows().get(number);
            expect(
                    Typed.time(window.from()).isPresent(),
                    false,
                    new Field(DraftStep.POLICY, Name.WINDOW_FROM, number),
                    "time");
            expect(
                    Typed.time(window.to()).isPresent(),
                    false,
                    new Field(DraftStep.POLICY, Name.WINDOW_TO, number),
                    "time");
        }
        duration(
                Field.of(DraftStep.POLICY, Name.ROLLBACK_TIMEOUT),
                policy.rollbackTimeout(),
                SHORTEST,
                LONGEST_CAR,
                "rollback-timeout");
        Field reason = Field.of(DraftStep.POLICY, Name.FORCE_REASON);
        expect(!policy.forced() || !policy.forceReason().isBlank(), true, reason, "force-missing");
        expect(policy.forceReason().length() <= MOST_TEXT, false, reason, "force-long");
    }

    private void said(RolloutDraft draft) {
        String note = Objects.requireNonNullElse(draft.launch().note(), "");
        String ticket = Objects.requireNonNullElse(draft.launch().ticket(), "").strip();
        Field noteField = Field.of(DraftStep.LAUNCH, Name.NOTE);
        expect(note.isBlank() || PlanNote.isText(note.strip()), false, noteField, "note");
        Field ticketField = Field.of(DraftStep.LAUNCH, Name.TICKET);
        expect(ticket.isEmpty() || PlanNote.isTicket(ticket), false, ticketField, "ticket");
    }

    private void launch(RolloutDraft draft) {
        said(draft);
        String typed = draft.launch().startAt();
        if (typed.isBlank()) {
            return;
        }
        Field start = Field.of(DraftStep.LAUNCH, Name.START);
        Optional<Instant> at = Typed.start(typed, zone);
        expect(at.isPresent(), false, start, "start");
        expect(!Typed.isSkipped(typed, zone), false, start, "start-skipped");
        expect(at.map(moment -> moment.isAfter(now)).orElse(true), false, start, "start-past");
    }

    private void query(Field field, String text) {
        if (CarQuery.parse(text) instanceof QueryParse.Invalid(var error)) {
            String word = text.substring(
                    Math.min(error.position(), text.length()),
                    Math.min(error.position() + error.length(), text.length()));
            problems.add(FieldProblem.wrong(field, "query", word));
        }
    }

    private void duration(Field field, String text, Duration least, Duration most, String key) {
        boolean right = Typed.duration(text)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                .isPresent();
        expect(right, false, field, key);
    }

    private void expect(boolean holds, boolean missing, Field field, String key) {
        if (!holds) {
            problems.add(missing ? FieldProblem.missing(field, key) : FieldProblem.wrong(field, key));
        }
    }
}
