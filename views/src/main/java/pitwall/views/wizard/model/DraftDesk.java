package pitwall.views.wizard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Sending;
import pitwall.views.drafts.Templates;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.DraftStore;
import pitwall.views.wizard.plan.Delayed;

/// The draft on the desk: begun, changed and kept by itself. FX thread; needs no toolkit.
final class DraftDesk {
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final DraftStore store;
    private final FleetModel fleet;
    private final Delayed delayed;
    private final ReadOnlyObjectWrapper<@Nullable RolloutDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Instant>> saved = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean unsaved;
    private long edits;

    DraftDesk(DraftStore store, FleetModel fleet, Delayed delayed) {
        this.store = store;
        this.fleet = fleet;
        this.delayed = delayed;
    }

    /// Puts a new draft on the desk; it is kept from the first change on.
    ///
    /// @param template one of [Templates#SHIPPED], or the id of an own one
    void begin(String template) {
        Instant now = now();
        String id = UUID.randomUUID().toString();
        Optional<RolloutDraft> own = store.find(template).filter(RolloutDraft::own);
        SessionInfo session = fleet.frame().session();
        draft.set(own.map(each -> each.as(id, false, each.name(), now))
                .orElseGet(() -> Templates.draft(
                        template,
                        id,
                        session == null ? "" : session.server(),
                        session == null ? "" : session.user(),
                        now)));
        saved.set(Optional.empty());
    }

    /// Puts a kept draft on the desk; false where there is none.
    boolean open(String id) {
        Optional<RolloutDraft> kept = store.find(id).filter(each -> !each.own());
        kept.ifPresent(each -> {
            draft.set(each);
            saved.set(Optional.of(each.savedAt()));
        });
        return kept.isPresent();
    }

    /// Changes the draft, and keeps it a moment later.
    void edit(UnaryOperator<RolloutDraft> change) {
        RolloutDraft before = draft.get();
        if (before == null) {
            return;
        }
        RolloutDraft after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        Sending sending = after.sending();
        draft.set(sending == null || after.asksForTheSameAs(before) ? after : after.withSending(sending.asChanged()));
        unsaved = true;
        edits++;
        long edit = edits;
        delayed.run(PAUSE, () -> {
            if (edit == edits) {
                save();
            }
        });
    }

    /// Keeps what was changed since; does nothing where nothing was.
    void save() {
        RolloutDraft now = draft.get();
        if (now != null && unsaved) {
            keep(now);
        }
    }

    /// Keeps the draft as it is, changed or not.
    void saveNow() {
        RolloutDraft now = draft.get();
        if (now != null) {
            keep(now);
        }
    }

    private void keep(RolloutDraft changed) {
        unsaved = false;
        Instant at = now();
        RolloutDraft kept = changed.withSavedAt(at);
        draft.set(kept);
        store.save(kept);
        saved.set(Optional.of(at));
    }

    /// Keeps the draft as a template of the person's own.
    void saveAsTemplate(String name) {
        RolloutDraft now = draft.get();
        if (now != null) {
            store.save(now.withName(name).as(UUID.randomUUID().toString(), true, now.template(), now()));
        }
    }

    /// Takes the draft off the desk and out of the store: a rollout has come of it, or nobody wants it any more.
    void discard() {
        RolloutDraft now = draft.get();
        if (now != null) {
            edits++;
            unsaved = false;
            store.remove(now.id());
            draft.set(null);
        }
    }

    /// Takes the draft off the desk and keeps it: it is not for whoever sits here now.
    void putAway() {
        save();
        edits++;
        draft.set(null);
        saved.set(Optional.empty());
    }

    /// A draft belongs to a person and a server; whoever else sits here finds a clear desk, whether they look or not.
    void keepForItsOwner(FleetFrame frame) {
        RolloutDraft now = draft.get();
        SessionInfo session = frame.session();
        if (now != null && now.isNobodys() && session != null) {
            edit(each -> each.withOwner(session.server(), session.user()));
        } else if (now != null
                && !now.isNobodys()
                && (session == null || !now.isOf(session.server(), session.user()))) {
            putAway();
        }
    }

    private Instant now() {
        return fleet.serverNowProperty().get();
    }

    /// Null while nothing lies on the desk.
    ReadOnlyObjectProperty<@Nullable RolloutDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// When it was kept last; empty before the first time.
    ReadOnlyObjectProperty<Optional<Instant>> savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
