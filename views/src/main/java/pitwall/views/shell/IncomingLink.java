package pitwall.views.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.client.casefile.CaseArchive;
import pitwall.views.desk.ConsoleLink;
import pitwall.views.desk.ConsoleLink.Lead;
import pitwall.views.desk.Destination;

/// A link from outside, or the name of a case file, until it can be followed: nothing opens behind a lock or a
/// question, and only what needs no connection instead of the sign-in. The newest one counts. FX thread.
final class IncomingLink {
    private final Predicate<Destination> mayOpen;
    private final Consumer<Destination> open;
    private final Runnable unreadable;
    private @Nullable Lead waiting;

    /// @param mayOpen whether a place can be shown now
    /// @param unreadable says that a link leads nowhere
    IncomingLink(Predicate<Destination> mayOpen, Consumer<Destination> open, Runnable unreadable) {
        this.mayOpen = mayOpen;
        this.open = open;
        this.unreadable = unreadable;
    }

    void accept(String link) {
        waiting = ConsoleLink.follow(link)
                .or(() ->
                        caseFile(link).map(file -> new Lead(new Destination.Case(Optional.of(file)), Optional.empty())))
                .orElse(null);
        if (waiting == null) {
            unreadable.run();
        }
        look();
    }

    private static Optional<Path> caseFile(String name) {
        if (ConsoleLink.isMeant(name) || !name.endsWith("." + CaseArchive.ENDING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(name)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Follows what waits, where that is possible now.
    void look() {
        Lead there = waiting;
        if (there != null && mayOpen.test(there.place())) {
            waiting = null;
            open.accept(there.place());
            there.at().ifPresent(at -> open.accept(new Destination.Past(at)));
        }
    }
}
