package pitwall.views.wizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.PolicyDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.PlanWords;
import pitwall.views.wizard.form.Typed;
import pitwall.views.wizard.model.WizardViewModel;

/// The whole plan as it is typed, on one page, the usual values too. FX thread.
final class LaunchSummary extends VBox {
    private record Row(String name, String value) {}

    private final WizardViewModel model;
    private final Strings strings;
    private final PlanWords words;
    private List<Row> drawn = List.of();

    LaunchSummary(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        this.words = new PlanWords(strings);
        getStyleClass().addAll("wizard-card", "gap-4");
    }

    /// Draws anew what changed.
    void refresh() {
        RolloutDraft draft = model.draft();
        String name = draft.name().isBlank() ? model.usualName() : draft.name();
        List<Row> now = new ArrayList<>();
        now.add(new Row("", name));
        now.addAll(whole(draft));
        IntStream.range(0, draft.phases().size())
                .forEach(number -> now.add(phase(number, draft.phases().get(number))));
        if (now.equals(drawn)) {
            return;
        }
        drawn = List.copyOf(now);
        Label title = new Label(name);
        title.getStyleClass().add("section-title");
        Rows rows = new Rows();
        drawn.stream().skip(1).forEach(row -> rows.say(row.name(), row.value()));
        getChildren().setAll(title, rows);
    }

    private List<Row> whole(RolloutDraft draft) {
        PolicyDraft policy = draft.policy();
        return List.of(
                new Row(strings.get("wizard.launch.release"), said(draft.version())),
                new Row(strings.get("wizard.launch.all"), cars()),
                new Row(strings.get("approvals.plan.start"), start(draft)),
                new Row(strings.get("wizard.launch.conditions"), conditions(draft)),
                new Row(
                        strings.get("approvals.plan.forced"),
                        policy.forced()
                                ? strings.get("approvals.plan.forced.yes", said(policy.forceReason()))
                                : strings.get("approvals.plan.forced.no")),
                new Row(strings.get("wizard.policy.rollback"), said(policy.rollbackTimeout())));
    }

    private String cars() {
        return model.preview()
                .outcomesProperty()
                .get()
                .map(counted -> strings.get("wizard.launch.cars", counted.cars(), counted.touched()))
                .orElse(Formats.UNKNOWN);
    }

    private String start(RolloutDraft draft) {
        String typed = draft.launch().startAt();
        return typed.isBlank()
                ? strings.get("approvals.plan.start.now")
                : Typed.start(typed, strings.formats().zone())
                        .map(strings.formats()::full)
                        .orElse(typed);
    }

    /// What is asked of every car on top of the server's policy.
    private String conditions(RolloutDraft draft) {
        PolicyDraft policy = draft.policy();
        List<String> asked = new ArrayList<>();
        if (draft.targets().follows()) {
            asked.add(strings.get("wizard.launch.following", draft.targets().typedMargin()));
        }
        if (policy.stationary()) {
            asked.add(strings.get("wizard.lock.stationary"));
        }
        if (!policy.battery().isBlank()) {
            asked.add(strings.get(
                    "wizard.launch.battery", policy.battery().replace("%", "").strip()));
        }
        if (policy.more().charging()) {
            asked.add(strings.get("wizard.lock.charging"));
        }
        if (policy.more().unmetered()) {
            asked.add(strings.get("wizard.lock.unmetered"));
        }
        if (policy.more().downloadAhead()) {
            asked.add(strings.get("wizard.launch.ahead"));
        }
        List<String> lines = new ArrayList<>();
        if (!asked.isEmpty()) {
            lines.add(String.join(", ", asked));
        }
        policy.windows().forEach(window -> lines.add(words.window(window.days(), window.from(), window.to())));
        return lines.isEmpty() ? strings.get("wizard.lock.nothing") : String.join("\n", lines);
    }

    /// In which order and how many, when it goes on and what happens otherwise, and every time.
    private Row phase(int number, PhaseDraft phase) {
        String targets = phase.text(Text.TARGETS).strip();
        String canary = phase.text(Text.CANARY).strip();
        List<String> lines = List.of(
                strings.get(
                        "wizard.launch.phase.cars",
                        targets.isEmpty()
                                ? strings.get("approvals.plan.cars.rest")
                                : strings.get("approvals.plan.cars.query", targets),
                        canary.isEmpty() ? strings.get("approvals.plan.canary.none") : canary,
                        said(phase.text(Text.WAVES)),
                        strings.get("wizard.order." + phase.order()),
                        said(phase.text(Text.PARALLEL)),
                        said(phase.text(Text.SOAK))),
                strings.get(
                        "wizard.launch.phase.gates",
                        said(phase.text(Text.SUCCESS)),
                        said(phase.text(Text.FAILURE)),
                        said(phase.text(Text.SAMPLE)),
                        words.check(phase.canaryHealthy()),
                        words.check(phase.safetyChecks()),
                        strings.get("wizard.on-breach." + phase.onBreach())),
                strings.get(
                        "wizard.launch.phase.times",
                        said(phase.text(Text.WAIT)),
                        said(phase.text(Text.PHASE_TIMEOUT)),
                        said(phase.text(Text.CAR_TIMEOUT))));
        return new Row(
                strings.get("approvals.plan.phase", number + 1, said(phase.text(Text.NAME))), String.join("\n", lines));
    }

    private static String said(String typed) {
        return typed.isBlank() ? Formats.UNKNOWN : typed.strip();
    }
}
