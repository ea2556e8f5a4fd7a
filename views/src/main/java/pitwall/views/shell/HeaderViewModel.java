package pitwall.views.shell;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Scope;
import pitwall.views.desk.RoleWords;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Approvals;

/// Environment, clocks, search prompt and user of the header. FX thread.
final class HeaderViewModel {
    private final FleetModel fleet;
    private final Strings strings;
    private final ApprovalsCount count;
    private final ClockText clock;
    private final ReadOnlyStringWrapper environment = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper simulated = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper scope = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper searchPrompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper utc = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper local = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clockText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper clockWrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper user = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper approvals = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper signedIn = new ReadOnlyBooleanWrapper();

    /// @param asking what waits for a second person
    HeaderViewModel(FleetModel fleet, Approvals asking, Executor fxThread, Strings strings) {
        this.fleet = fleet;
        this.count = new ApprovalsCount(fleet.live(), asking, fxThread);
        this.strings = strings;
        this.clock = new ClockText(strings);
        update();
    }

    Subscription follow() {
        update();
        return Subscription.combine(
                count.follow(this::update),
                fleet.frameProperty().subscribe(ignored -> update()),
                fleet.live().serverNowProperty().subscribe(ignored -> updateClock()));
    }

    private void update() {
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        boolean writable = frame.freshness().allowsCommands();
        searchPrompt.set(strings.get(writable ? "shell.search.prompt" : "shell.search.offline.prompt"));
        signedIn.set(session != null);
        if (session == null) {
            environment.set("");
            scope.set("");
            simulated.set(false);
            user.set(strings.get("shell.user.nobody"));
        } else {
            environment.set(session.simulated() ? strings.get("mode.simulated") : session.environment());
            simulated.set(session.simulated());
            scope.set(scope(session));
            String role = strings.get(RoleWords.key(session.role()));
            user.set(
                    writable
                            ? strings.get("shell.user", role, session.user())
                            : strings.get("shell.user.readonly", role));
        }
        OptionalInt waiting = count.count(fleet.live().frame());
        approvals.set(waiting.isEmpty() ? "" : strings.plural("shell.approvals", waiting.getAsInt()));
        updateClock();
    }

    private void updateClock() {
        FleetFrame frame = fleet.live().frame();
        Instant now = fleet.live().serverNowProperty().get();
        utc.set(clock.utc(now, frame.clockEstimated()));
        local.set(clock.local(now, frame.clockEstimated()));
        clockWrong.set(clock.notice(frame).isPresent());
        clockText.set(clock.spoken(frame, now));
    }

    /// What is beside the environment: that no car is real, or the part of the fleet the user may see.
    private String scope(SessionInfo session) {
        if (session.simulated()) {
            return strings.get("shell.no-real-cars");
        }
        Scope limits = session.scope();
        TreeSet<String> parts = new TreeSet<>(limits.regions());
        parts.addAll(limits.models());
        return String.join(" + ", parts);
    }

    ReadOnlyStringProperty environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty simulatedProperty() {
        return simulated.getReadOnlyProperty();
    }

    ReadOnlyStringProperty scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    ReadOnlyStringProperty searchPromptProperty() {
        return searchPrompt.getReadOnlyProperty();
    }

    ReadOnlyStringProperty utcProperty() {
        return utc.getReadOnlyProperty();
    }

    ReadOnlyStringProperty localProperty() {
        return local.getReadOnlyProperty();
    }

    /// Date and time in words, and what is to be said about the clocks.
    ReadOnlyStringProperty clockTextProperty() {
        return clockText.getReadOnlyProperty();
    }

    /// True while this computer's clock differs too much from the server's.
    ReadOnlyBooleanProperty clockWrongProperty() {
        return clockWrong.getReadOnlyProperty();
    }

    ReadOnlyStringProperty userProperty() {
        return user.getReadOnlyProperty();
    }

    /// How much waits for this person's consent; empty for who may not consent.
    ReadOnlyStringProperty approvalsProperty() {
        return approvals.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty signedInProperty() {
        return signedIn.getReadOnlyProperty();
    }
}
