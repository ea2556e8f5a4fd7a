package pitwall.views.cars.act;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.client.SessionInfo;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.fx.FleetModel;

/// Tells the server's audit trail of every export. One made without a connection is kept on this computer and told when
/// there is one again, also after a restart. This is a record of what was done, never a change that waits to be made.
/// FX thread.
public final class ExportNotes {
    /// Beyond so many the oldest is forgotten.
    private static final int MOST = 1_000;

    private final FleetModel fleet;
    private final Commands commands;
    private final ViewMemory memory;
    private final Executor fxThread;
    private final List<Untold> untold;
    private boolean telling;

    /// A note that waits for the one who exported to be signed in to the same server again.
    private record Untold(String server, String user, ExportNote note) {}

    /// @param memory where notes wait that nobody was told yet
    public ExportNotes(FleetModel fleet, Commands commands, ViewMemory memory, Executor fxThread) {
        this.fleet = fleet;
        this.commands = commands;
        this.memory = memory;
        this.fxThread = fxThread;
        this.untold = new ArrayList<>(
                memory.load().lines().flatMap(line -> note(line).stream()).toList());
        fleet.modeProperty().subscribe(mode -> {
            if (mode == ConsoleMode.LIVE) {
                tell();
            }
        });
    }

    /// Cars, or the report of a rollout, have become a file.
    public void exported(ExportNote note) {
        SessionInfo session = fleet.frame().session();
        if (session == null) {
            return;
        }
        if (untold.size() == MOST) {
            untold.removeFirst();
        }
        untold.add(new Untold(session.server(), session.user(), note));
        store();
        tell();
    }

    /// How many exports the server does not know of yet.
    int waiting() {
        return untold.size();
    }

    /// One after the other; what the server cannot take now waits for the next time.
    private void tell() {
        SessionInfo session = fleet.frame().session();
        if (telling || session == null || !fleet.frame().freshness().allowsCommands()) {
            return;
        }
        untold.stream()
                .filter(each ->
                        each.server().equals(session.server()) && each.user().equals(session.user()))
                .findFirst()
                .ifPresent(next -> {
                    telling = true;
                    CompletableFuture<?> unused = commands.submit(new FleetCommand.NoteExport(next.note()))
                            .thenAccept(outcome -> fxThread.execute(() -> told(next, outcome)));
                });
    }

    private void told(Untold note, CommandOutcome outcome) {
        telling = false;
        boolean known = switch (outcome) {
            case CommandOutcome.Accepted _ -> true;
            case CommandOutcome.Unconfirmed _ -> false;
            case CommandOutcome.Refused(CommandOutcome.Reason.ByServer server) -> isForGood(server);
            case CommandOutcome.Refused _ -> false;
        };
        if (known) {
            untold.remove(note);
            store();
            tell();
        }
    }

    /// A note that the server will never take is not told for ever.
    private static boolean isForGood(CommandOutcome.Reason.ByServer server) {
        return server.status() == 400 || server.status() == 422;
    }

    /// One note a line; a query holds no line break.
    private void store() {
        memory.save(untold.stream().map(ExportNotes::line).collect(Collectors.joining("\n")));
    }

    private static String line(Untold waiting) {
        ExportNote note = waiting.note();
        return String.join(
                " ",
                note.format(),
                Integer.toString(note.cars()),
                note.exportedAt().toString(),
                waiting.server(),
                waiting.user(),
                note.query());
    }

    private static Optional<Untold> note(String line) {
        String[] words = line.split(" ", 6);
        try {
            return words.length == 6
                    ? Optional.of(new Untold(
                            words[3],
                            words[4],
                            new ExportNote(words[0], words[5], Integer.parseInt(words[1]), Instant.parse(words[2]))))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
