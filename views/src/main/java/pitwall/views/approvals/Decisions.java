package pitwall.views.approvals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Confirmation.Proof;
import pitwall.views.kit.Formats;
import pitwall.views.kit.PasswordAsk;
import pitwall.views.kit.Strings;

/// The yes and the no of a second person. Each asks for a reason; a yes also for the number of cars and the password,
/// which the server checks. FX thread.
final class Decisions {
    private static final int HASH_BEGINNING = 12;

    private final ApprovalsParts parts;
    private final Surroundings surroundings;
    private final ApprovalWords words;
    private final CommandRunner runner;
    private final Runnable after;

    /// @param after runs once the server has answered
    Decisions(ApprovalsParts parts, Surroundings surroundings, ApprovalWords words, Runnable after) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.words = words;
        this.after = after;
        this.runner =
                new CommandRunner(parts.commands(), parts.fxThread(), surroundings.navigator(), surroundings.strings());
    }

    CommandRunner runner() {
        return runner;
    }

    void approve(ApprovalEntry entry) {
        switch (entry.kind()) {
            case ROLLOUT_START, ROLLOUT_ACT -> approveRollout(entry);
            case SAFETY_POLICY -> approvePolicy(entry);
        }
    }

    void reject(ApprovalEntry entry) {
        switch (entry.kind()) {
            case ROLLOUT_START, ROLLOUT_ACT -> rejectRollout(entry);
            case SAFETY_POLICY -> rejectPolicy(entry);
        }
    }

    /// A policy is one thing for all cars, so its id is typed and not their number.
    private void approvePolicy(ApprovalEntry entry) {
        Strings strings = surroundings.strings();
        Confirmation question = new Confirmation(
                        strings.get("approvals.approve.title", words.title(entry)),
                        strings.get("approvals.policy.object", entry.hash().substring(0, HASH_BEGINNING)),
                        parts.fleet().frame().snapshot().size(),
                        strings.get("approvals.policy.approve.consequence"),
                        strings.get("approvals.policy.approve.unaffected"),
                        strings.get("approvals.approve"),
                        new Proof.TypeId(entry.id()),
                        notes())
                .withReason();
        askWhoever(
                question,
                reason -> decide(entry, new FleetCommand.ApproveWeakerPolicy(entry.hash(), reason), "approve"));
    }

    private void rejectPolicy(ApprovalEntry entry) {
        Strings strings = surroundings.strings();
        Confirmation question = new Confirmation(
                        strings.get("approvals.reject.title", words.title(entry)),
                        strings.get("approvals.policy.object", entry.hash().substring(0, HASH_BEGINNING)),
                        parts.fleet().frame().snapshot().size(),
                        strings.get("approvals.policy.reject.consequence"),
                        strings.get("approvals.reject.unaffected"),
                        strings.get("approvals.reject"),
                        new Proof.Press(),
                        notes())
                .withReason();
        surroundings
                .sheets()
                .ask(
                        question,
                        (String reason) ->
                                decide(entry, new FleetCommand.RejectWeakerPolicy(entry.hash(), reason), "reject"));
    }

    private void approveRollout(ApprovalEntry entry) {
        Strings strings = surroundings.strings();
        Confirmation question = new Confirmation(
                        strings.get("approvals.approve.title", words.title(entry)),
                        strings.get("approvals.object", entry.id(), entry.name()),
                        entry.size(),
                        strings.get(
                                "approvals.approve.consequence",
                                Optional.ofNullable(entry.version()).orElse(Formats.UNKNOWN)),
                        strings.get("approvals.approve.unaffected"),
                        strings.get("approvals.approve"),
                        new Proof.TypeCount(),
                        notes())
                .withReason();
        askWhoever(question, reason -> steer(entry, new RolloutStep.Approve(entry.hash(), reason), "approve"));
    }

    /// Asks, and has the server know anew who decides. In the sample fleet nobody has a password to type; the server is
    /// told all the same.
    private void askWhoever(Confirmation question, Consumer<String> agree) {
        if (parts.connections().colleagues().isEmpty()) {
            surroundings.sheets().ask(question.withIdentity(new ByServer()), agree);
            return;
        }
        surroundings.sheets().ask(question, (String reason) -> {
            CompletableFuture<?> unused = parts.connections()
                    .prove(new char[0])
                    .thenAccept(_ -> parts.fxThread().execute(() -> agree.accept(reason)));
        });
    }

    private void rejectRollout(ApprovalEntry entry) {
        Strings strings = surroundings.strings();
        Confirmation question = new Confirmation(
                        strings.get("approvals.reject.title", words.title(entry)),
                        strings.get("approvals.object", entry.id(), entry.name()),
                        entry.size(),
                        strings.get("approvals.reject.consequence"),
                        strings.get("approvals.reject.unaffected"),
                        strings.get("approvals.reject"),
                        new Proof.Press(),
                        notes())
                .withReason();
        surroundings.sheets().ask(question, (String reason) -> steer(entry, new RolloutStep.Reject(reason), "reject"));
    }

    /// What is simulated, and that the picture lags, is said where it is decided.
    private List<String> notes() {
        return SheetNotes.of(parts.fleet().frame(), surroundings.strings());
    }

    private void steer(ApprovalEntry entry, RolloutStep step, String word) {
        decide(entry, new FleetCommand.Steer(entry.id(), entry.revision(), step), word);
    }

    private void decide(ApprovalEntry entry, FleetCommand command, String word) {
        Strings strings = surroundings.strings();
        runner.run(
                command,
                strings.get("approvals." + word + ".done", entry.id()),
                strings.get("approvals." + word + ".failed", entry.id()),
                (CommandState _) -> after.run());
    }

    /// The server wants to know anew who decides, however lately the console asked.
    private final class ByServer implements PasswordAsk {
        @Override
        public boolean isDue() {
            return true;
        }

        @Override
        public void check(char[] password, Consumer<Boolean> answer) {
            CompletableFuture<?> unused = parts.connections()
                    .prove(password)
                    .thenAccept(right -> parts.fxThread().execute(() -> answer.accept(right)));
        }
    }
}
