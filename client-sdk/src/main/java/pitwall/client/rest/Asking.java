package pitwall.client.rest;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.client.AccessTokens;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApiEnvelope;
import retrofit2.Call;

/// Asks a server for something that changes nothing, with a fresh token where the old one is not taken. Everything that
/// reads is made of it. Thread-safe.
public final class Asking {
    private final Supplier<Optional<Signed>> now;

    /// A server, and who asks it.
    private record Signed(ServerConnection server, AccessTokens tokens) {}

    private Asking(Supplier<Optional<Signed>> now) {
        this.now = now;
    }

    public Asking(ServerConnection server, AccessTokens tokens) {
        Optional<Signed> always = Optional.of(new Signed(server, tokens));
        this.now = () -> always;
    }

    /// Asks whichever server is in use at the time; nobody answers while there is none.
    public static Asking whicheverIsInUse(Supplier<Optional<Asking>> inUse) {
        return new Asking(() -> inUse.get().flatMap(asking -> asking.now.get()));
    }

    /// What is asked, given the word in the `Authorization` header.
    interface Question<T> {
        Call<ApiEnvelope<T>> call(FleetApi api, String bearer);
    }

    /// Asks on a virtual thread of its own; the future never fails.
    <T> CompletableFuture<Answer<T>> later(Question<T> question, Function<T, T> reading) {
        CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("pitwall-reading").start(() -> answer.complete(ask(question, reading)));
        return answer;
    }

    /// Asks and waits for the answer.
    <T> Answer<T> ask(Question<T> question, Function<T, T> reading) {
        Optional<Signed> signed = now.get();
        return signed.isPresent() ? ask(signed.get(), question, reading) : new Answer.Unanswered<>();
    }

    private static <T> Answer<T> ask(Signed signed, Question<T> question, Function<T, T> reading) {
        ServerConnection server = signed.server();
        AccessTokens tokens = signed.tokens();
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
