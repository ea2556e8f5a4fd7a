package pitwall.views.act;

import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.views.desk.RoleWords;
import pitwall.views.kit.Strings;

/// Why a command was refused, as a sentence.
public final class RefusalWords {
    private RefusalWords() {}

    public static String sentence(CommandOutcome.Reason reason, Strings strings) {
        return switch (reason) {
            case CommandOutcome.Reason.NotLive(var mode) ->
                strings.get(mode == ConsoleMode.REPLAY ? "act.replay" : "act.not-live");
            case CommandOutcome.Reason.NotAllowed(var missing) ->
                strings.get("disabled.needs", strings.get(RoleWords.key(missing)));
            case CommandOutcome.Reason.ByServer server -> server.sentence();
        };
    }
}
