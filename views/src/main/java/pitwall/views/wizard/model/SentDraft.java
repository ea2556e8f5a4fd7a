package pitwall.views.wizard.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
import pitwall.views.fx.FleetModel;
import pitwall.views.wizard.plan.Outcomes;

/// What has become of a draft on the server: it is confirmed, written down, waits for a second person, is taken back or
/// runs, and then it is a draft no more. FX thread; needs no toolkit.
final class SentDraft {
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
        desk.edit(draft -> draft.withSent(null));
        desk.save();
    }

    /// What was a draft runs now: the live view shows it from here on.
    private void leave(RolloutEntry entry) {
        desk.discard();
        around.navigator().open(new Destination.Rollout(entry.id()));
    }

    /// Asks, then writes the rollout down and starts it, or asks for approval.
    void launch(CreateRollout wish, Outcomes counted, Danger danger) {
        LaunchQuestion question = new LaunchQuestion(fleet, around.strings());
        around.sheets()
                .ask(
                        question.about(wish, counted, danger, counted.touched()),
                        () -> flow.launch(wish, counted.cars(), new Told(wish, counted, danger, question)));
    }

    /// Takes back what is written down and has not begun; the draft can be edited again.
    void withdraw() {
        sent.get()
                .ifPresent(entry -> flow.withdraw(entry, state -> {
                    if (state instanceof CommandState.Done) {
                        free();
                        look(fleet.frame());
                    }
                }));
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
            desk.edit(draft -> draft.withSent(rollout));
            desk.save();
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
