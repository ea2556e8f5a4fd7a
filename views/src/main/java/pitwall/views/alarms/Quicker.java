package pitwall.views.alarms;

import java.util.Optional;
import pitwall.client.CommandOutcome.Reason;
import pitwall.client.CommandState;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;

/// What went wrong with writing something down; that somebody else was quicker is told in words of its own.
final class Quicker {
    private static final int OTHER_REVISION = 412;
    private static final int EXISTS = 428;

    private Quicker() {}

    /// @param sentence about somebody who was quicker
    static Optional<ActionTrouble> trouble(CommandRunner runner, String sentence) {
        boolean quicker = runner.stateProperty()
                .get()
                .filter(state -> state instanceof CommandState.Refused(Reason.ByServer server)
                        && (server.status() == OTHER_REVISION || server.status() == EXISTS))
                .isPresent();
        return runner.troubleProperty()
                .get()
                .map(trouble ->
                        quicker ? new ActionTrouble(trouble.title(), sentence, trouble.correlation()) : trouble);
    }
}
