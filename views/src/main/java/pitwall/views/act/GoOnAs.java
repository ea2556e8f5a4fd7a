package pitwall.views.act;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RoleWords;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;
import pitwall.views.ports.Connections;
import pitwall.views.ports.SignInOutcome;

/// Lets whoever sits here go on as somebody else where nobody has a password, as in the sample fleet. FX thread.
public final class GoOnAs {
    private final Connections connections;
    private final Navigator navigator;
    private final Strings strings;
    private final Executor fxThread;

    public GoOnAs(Connections connections, Navigator navigator, Strings strings, Executor fxThread) {
        this.connections = connections;
        this.navigator = navigator;
        this.strings = strings;
        this.fxThread = fxThread;
    }

    /// Everybody as whom one can go on; nobody elsewhere.
    public List<Colleague> everybody() {
        return connections.colleagues();
    }

    /// Somebody who can be the second person.
    public Optional<Colleague> secondPerson() {
        return everybody().stream().filter(Colleague::approves).findFirst();
    }

    /// What the button says.
    public String words(Colleague colleague) {
        return strings.get("act.go-on-as", colleague.name(), strings.get(RoleWords.key(colleague.role())));
    }

    /// Goes on as somebody else, and says whether that worked.
    public void goOn(Colleague colleague) {
        CompletableFuture<?> unused = connections
                .continueAs(colleague)
                .thenAccept(outcome -> fxThread.execute(() -> told(colleague, outcome)));
    }

    /// The same, and leads somewhere first.
    public void goOn(Colleague colleague, Destination then) {
        navigator.open(then);
        goOn(colleague);
    }

    private void told(Colleague colleague, SignInOutcome outcome) {
        boolean done = outcome instanceof SignInOutcome.SignedIn;
        navigator.toast(
                strings.get(
                        done ? "act.go-on-as.done" : "act.go-on-as.failed",
                        colleague.name(),
                        strings.get(RoleWords.key(colleague.role()))),
                Optional.empty());
    }
}
