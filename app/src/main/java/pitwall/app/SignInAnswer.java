package pitwall.app;

import java.time.Duration;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.Protocol;
import pitwall.views.ports.Connection;
import pitwall.views.ports.SignInOutcome;

/// What the answer to a sign-in means to the person at the screen.
final class SignInAnswer {
    private SignInAnswer() {}

    static SignInOutcome of(Connection connection, pitwall.client.rest.SignInOutcome outcome) {
        return switch (outcome) {
            case pitwall.client.rest.SignInOutcome.SignedIn signedIn -> new SignInOutcome.SignedIn(signedIn.user());
            case pitwall.client.rest.SignInOutcome.Refused() -> new SignInOutcome.WrongPassword();
            case pitwall.client.rest.SignInOutcome.NothingKept() -> new SignInOutcome.WrongPassword();
            case pitwall.client.rest.SignInOutcome.Wait(int seconds) ->
                new SignInOutcome.RateLimited(Duration.ofSeconds(seconds));
            case pitwall.client.rest.SignInOutcome.NoServer(Trouble trouble) -> noServer(connection, trouble);
            case pitwall.client.rest.SignInOutcome.ServerFault(String sentence, String correlation) ->
                new SignInOutcome.Refused(sentence, correlation);
        };
    }

    private static SignInOutcome noServer(Connection connection, Trouble trouble) {
        String address = connection.server().getHost() + ":" + PinnedTrust.port(connection.server());
        return switch (trouble) {
            case UNTRUSTED ->
                new SignInOutcome.Untrusted(
                        PinnedTrust.shownBy(connection.server()).orElse("—"));
            case INCOMPATIBLE -> new SignInOutcome.Incompatible("—", Integer.toString(Protocol.VERSION));
            case NONE, UNREACHABLE, SIGN_IN_NEEDED, SILENT -> new SignInOutcome.Unreachable(address);
        };
    }
}
