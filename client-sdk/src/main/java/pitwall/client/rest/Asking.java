package pitwall.client.rest;

import java.util.function.Function;
import pitwall.client.AccessTokens;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApiEnvelope;
import retrofit2.Call;

/// Asks the server for something that changes nothing, with a fresh token where the old one is not taken. Blocks.
/// Thread-safe.
final class Asking {
    private final ServerConnection server;
    private final AccessTokens tokens;

    Asking(ServerConnection server, AccessTokens tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    /// What is asked, given the word in the `Authorization` header.
    interface Question<T> {
        Call<ApiEnvelope<T>> call(FleetApi api, String bearer);
    }

    <T> Answer<T> ask(Question<T> question, Function<T, T> reading) {
        Access access = tokens.current();
        boolean renewed = false;
        while (access instanceof Access.Granted(String token)) {
            Reply<T> reply = server.ask(question.call(server.api(), SignInService.bearer(token)));
            if (reply instanceof Reply.Refused<T> refused && refused.isUnauthorized() && !renewed) {
                renewed = true;
                access = tokens.renewed(token);
                continue;
            }
            return answer(reply, reading);
        }
        return new Answer.Unanswered<>();
    }

    private static <T> Answer<T> answer(Reply<T> reply, Function<T, T> reading) {
        return switch (reply) {
            case Reply.Done<T>(T data) when data != null -> new Answer.Given<>(reading.apply(data));
            case Reply.Done<T> empty -> new Answer.Unanswered<>();
            case Reply.Refused<T>(int status, String code, String sentence, String correlation, int retry) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Reply.NotSent<T> notSent -> new Answer.Unanswered<>();
            case Reply.NoAnswer<T> noAnswer -> new Answer.Unanswered<>();
        };
    }
}
