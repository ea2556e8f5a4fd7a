package pitwall.views.wizard.model;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.CommandState;
import pitwall.client.FleetFrame;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Sending;
import pitwall.views.fx.FleetModel;
import pitwall.views.wizard.plan.Outcomes;

/// What has become of a draft on the server: it is confirmed, written down, waits for a second person, is taken back or
/// runs, and then it is a draft no more. FX thread; needs no toolkit.
final class SentDraft {
    /// How far this computer's idea of the server's time may be off.
    private static final Duration APART = Duration.ofSeconds(30);

    private final FleetModel fleet;
    private final Surroundings around;
    private final DraftDesk desk;
    private final LaunchFlow flow;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<RolloutEntry>> sent = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param changed told of every change
    SentDraft(FleetModel fleet, Surroundings around, DraftDesk desk, LaunchFlow flow, Runnable changed) {
        this.fleet = fleet;
        this.around = around;
        this.desk = desk;
        this.flow = flow;
        this.changed = changed;
    }

    /// Takes what the stream shows of it.
    void look(FleetFrame frame) {
        adopt(frame);
        RolloutDraft now = desk.draftProperty().get();
        String id = now == null ? null : now.sent();
        Optional<RolloutEntry> found = id == null
                ? Optional.empty()
                : frame.snapshot().board().rollout(id).map(RolloutView::rollout);
        if (!found.equals(sent.get())) {
            sent.set(found);
            found.ifPresent(this::follow);
            changed.run();
        }
    }

    /// What was sent and never answered is found by what only it can be.
    private void adopt(FleetFrame frame) {
        RolloutDraft now = desk.draftProperty().get();
        Sending sending = now == null ? null : now.sending();
        if (now == null
                || sending == null
                || sending.rollout() != null
                || flow.busyProperty().get()) {
            return;
        }
        frame.snapshot().board().rollouts().stream()
                .map(RolloutView::rollout)
                .filter(entry -> entry.requestedBy().equals(now.person())
                        && entry.name().equals(sending.name())
                        && entry.version().equals(sending.version())
                        && !entry.requestedAt().isBefore(sending.at().minus(APART)))
                .findFirst()
                .ifPresent(entry -> know(sending.withRollout(entry.id())));
    }

    private void know(@Nullable Sending sending) {
        desk.edit(draft -> draft.withSending(sending));
        desk.save();
    }

    private void follow(RolloutEntry entry) {
        switch (entry.status()) {
            case DRAFT, AWAITING_APPROVAL, EXPIRED -> {}
            case ABORTED -> takenBack(entry);
            case SCHEDULED, RUNNING, SOAKING, PAUSED, ABORTING, ROLLING_BACK, ROLLED_BACK, COMPLETED -> leave(entry);
            case COMPLETED_WITH_FAILURES -> leave(entry);
        }
    }

    /// What ended before it began leaves the draft as it was; it may be changed and launched again.
    private void takenBack(RolloutEntry entry) {
        if (entry.startedAt() == null) {
            free();
        } else {
            leave(entry);
        }
    }

    private void free() {
        know(null);
    }

    /// What was a draft runs now: the live view shows it from here on.
    private void leave(RolloutEntry entry) {
        desk.discard();
        around.navigator().become(new Destination.Rollout(entry.id()));
    }

    /// Asks, then writes the rollout down and starts it, or asks for approval. What was written down before and asks
    /// for the same is started instead: one draft never becomes two rollouts.
    void launch(CreateRollout wish, Outcomes counted, Danger danger) {
        LaunchQuestion question = new LaunchQuestion(fleet, around.strings());
        Told told = new Told(wish, counted, danger, question);
        RolloutDraft now = desk.draftProperty().get();
        Sending sending = now == null ? null : now.sending();
        Optional<RolloutEntry> written = sent.get().filter(_ -> sending != null && !sending.changed());
        if (written.isEmpty()) {
            around.sheets()
                    .ask(question.about(wish, counted, danger, counted.touched()), () -> write(wish, counted, told));
        } else if (written.get().size() == counted.cars()) {
            around.sheets()
                    .ask(
                            question.about(wish, counted, danger, counted.touched()),
                            () -> flow.start(written.get(), told));
        } else {
            told.changed(written.get(), () -> flow.start(written.get(), told));
        }
    }

    private void write(CreateRollout wish, Outcomes counted, Told told) {
        RolloutDraft now = desk.draftProperty().get();
        Sending before = now == null ? null : now.sending();
        Sending sending = before != null && before.isOpen()
                ? before
                : new Sending(
                        UUID.randomUUID().toString(),
                        fleet.serverNowProperty().get(),
                        wish.name(),
                        wish.version(),
                        null,
                        false);
        know(sending);
        flow.launch(wish, UUID.fromString(sending.attempt()), counted.cars(), told);
    }

    /// Why the draft cannot be launched as it is, as the end of a message key with the id of its rollout; empty where
    /// it can.
    Optional<Refusal> whyNot() {
        RolloutDraft now = desk.draftProperty().get();
        Sending sending = now == null ? null : now.sending();
        String id = sending == null ? null : sending.rollout();
        if (sending == null || id == null) {
            return Optional.empty();
        }
        if (sent.get().isEmpty()) {
            return Optional.of(new Refusal("sent", id));
        }
        boolean written = sent.get()
                .filter(entry -> entry.status() == RolloutStatus.DRAFT)
                .isPresent();
        return written && sending.changed() ? Optional.of(new Refusal("changed", id)) : Optional.empty();
    }

    /// @param word end of the message key
    record Refusal(String word, String rollout) {}

    /// Takes back what is written down and has not begun; the draft can be edited again. What nobody approved in time,
    /// or is over long since, is only let go of.
    void withdraw() {
        Optional<RolloutEntry> entry = sent.get().filter(each -> !each.status().isOver());
        if (entry.isEmpty()) {
            letGo();
        } else {
            flow.withdraw(entry.get(), state -> {
                if (state instanceof CommandState.Done) {
                    letGo();
                }
            });
        }
    }

    private void letGo() {
        free();
        look(fleet.frame());
        changed.run();
    }

    /// True while a second person is asked: what they read must not change.
    boolean isWaiting() {
        return sent.get()
                .filter(entry -> entry.status() == RolloutStatus.AWAITING_APPROVAL)
                .isPresent();
    }

    ReadOnlyObjectProperty<Optional<RolloutEntry>> entryProperty() {
        return sent.getReadOnlyProperty();
    }

    private final class Told implements LaunchFlow.Steps {
        private final CreateRollout wish;
        private final Outcomes counted;
        private final Danger danger;
        private final LaunchQuestion question;

        Told(CreateRollout wish, Outcomes counted, Danger danger, LaunchQuestion question) {
            this.wish = wish;
            this.counted = counted;
            this.danger = danger;
            this.question = question;
        }

        @Override
        public void written(String rollout) {
            RolloutDraft now = desk.draftProperty().get();
            Sending sending = now == null ? null : now.sending();
            if (sending != null) {
                know(sending.withRollout(rollout));
            }
        }

        @Override
        public void refused() {
            free();
        }

        @Override
        public void changed(RolloutEntry frozen, Runnable goOn) {
            String note = around.strings()
                    .get(
                            "wizard.confirm.changed",
                            around.formats().exact(counted.cars()),
                            around.formats().exact(frozen.size()));
            around.sheets()
                    .ask(question.about(wish, counted, danger, frozen.size()).withNote(note), goOn);
        }

        @Override
        public void started(String rollout) {
            look(fleet.frame());
        }
    }
}
