package pitwall.client.rest;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.ResponseBody;
import pitwall.client.AccessTokens;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Answer;
import pitwall.client.AnswerMemory;
import pitwall.client.ExportOutcome;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.rest.ApiEnvelope;
import retrofit2.Call;

/// Asks a server for something that changes nothing, with a fresh token where the old one is not taken. Everything that
/// reads is made of it. What was answered is remembered and given back, with its age, while the server cannot be asked.
/// Thread-safe.
public final class Asking {
    private final Supplier<Optional<Signed>> now;
    private final boolean memoryOnly;

    /// A server, and who asks it.
    ///
    /// @param live its routes; answers are kept
    /// @param remembered the same routes, answered from memory alone
    private record Signed(ServerConnection server, AccessTokens tokens, FleetApi live, FleetApi remembered) {}

    private Asking(Supplier<Optional<Signed>> now, boolean memoryOnly) {
        this.now = now;
        this.memoryOnly = memoryOnly;
    }

    /// Somebody who remembers no answer.
    public Asking(ServerConnection server, AccessTokens tokens) {
        this(server, tokens, AnswerMemory.NONE);
    }

    /// @param memory of the answers to the same person
    public Asking(ServerConnection server, AccessTokens tokens, AnswerMemory memory) {
        Optional<Signed> always = Optional.of(
                new Signed(server, tokens, server.api(new AnswerKeeper(memory)), server.api(new AnswerRecall(memory))));
        this.now = () -> always;
        this.memoryOnly = false;
    }

    /// Asks whichever server is in use at the time; nobody answers while there is none.
    public static Asking whicheverIsInUse(Supplier<Optional<Asking>> inUse) {
        return new Asking(() -> inUse.get().flatMap(asking -> asking.now.get()), false);
    }

    /// The same, answered from memory alone: nothing reaches the server. Only for questions; nothing can be saved.
    public Asking fromMemory() {
        return new Asking(now, true);
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

    /// The same for an answer that a server may work on for a while: only half a minute of silence ends it, and nothing
    /// of it is remembered.
    <T> CompletableFuture<Answer<T>> patiently(Question<T> question, Function<T, T> reading) {
        CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("pitwall-reading")
                .start(() -> answer.complete(now.get()
                        .map(signed -> askPatiently(signed, question, reading))
                        .orElseGet(Answer.Unanswered::new)));
        return answer;
    }

    private static <T> Answer<T> askPatiently(Signed signed, Question<T> question, Function<T, T> reading) {
        Reply<T> reply = exchange(signed, (server, bearer) -> server.ask(question.call(server.patient(), bearer)));
        return answer(signed, question, reply, reading);
    }

    /// Asks and waits for the answer.
    <T> Answer<T> ask(Question<T> question, Function<T, T> reading) {
        Optional<Signed> signed = now.get();
        return signed.isPresent() ? ask(signed.get(), question, reading) : new Answer.Unanswered<>();
    }

    /// A question whose answer is a file.
    interface FileQuestion {
        Call<ResponseBody> call(FleetApi api, String bearer);
    }

    /// Has the server write into a file, and waits until it is there.
    ExportOutcome save(FileQuestion question, Path file) {
        Reply<ResponseBody> reply = exchange((server, bearer) -> server.send(question.call(server.longApi(), bearer)));
        return saved(reply, file);
    }

    private static ExportOutcome saved(Reply<ResponseBody> reply, Path file) {
        return switch (reply) {
            case Reply.Done<ResponseBody>(ResponseBody body) when body != null -> Saving.save(body, file);
            case Reply.Done<ResponseBody> empty -> new ExportOutcome.Broken();
            case Reply.Refused<ResponseBody>(int status, String code, String sentence, String correlation, int retry) ->
                new ExportOutcome.Refused(status, code, sentence, correlation);
            case Reply.NotSent<ResponseBody> notSent -> new ExportOutcome.Broken();
            case Reply.NoAnswer<ResponseBody> noAnswer -> new ExportOutcome.Broken();
        };
    }

    private <T> Answer<T> ask(Signed signed, Question<T> question, Function<T, T> reading) {
        if (memoryOnly) {
            boolean anybody = !(signed.tokens().current() instanceof Access.SignInNeeded);
            return anybody ? remembered(signed, question, reading) : new Answer.Unanswered<>();
        }
        Reply<T> reply = exchange(signed, (server, bearer) -> server.ask(question.call(signed.live(), bearer)));
        return answer(signed, question, reply, reading);
    }

    /// One call of any kind, given the word in the `Authorization` header.
    interface Exchange<T> {
        Reply<T> call(ServerConnection server, String bearer);
    }

    /// Makes a call and waits for the reply; nothing is sent while nobody is signed in.
    <T> Reply<T> exchange(Exchange<T> call) {
        Optional<Signed> signed = now.get();
        return signed.isPresent() ? exchange(signed.get(), call) : new Reply.NotSent<>(Trouble.SIGN_IN_NEEDED);
    }

    private static <T> Reply<T> exchange(Signed signed, Exchange<T> call) {
        Access access = signed.tokens().current();
        boolean renewed = false;
        while (access instanceof Access.Granted(String token)) {
            Reply<T> reply = call.call(signed.server(), SignInService.bearer(token));
            if (reply instanceof Reply.Refused<T> refused && refused.isUnauthorized() && !renewed) {
                renewed = true;
                access = signed.tokens().renewed(token);
                continue;
            }
            return reply;
        }
        return new Reply.NotSent<>(access instanceof Access.Unreachable ? Trouble.UNREACHABLE : Trouble.SIGN_IN_NEEDED);
    }

    private static <T> Answer<T> answer(Signed signed, Question<T> question, Reply<T> reply, Function<T, T> reading) {
        return switch (reply) {
            case Reply.Done<T>(T data) when data != null -> new Answer.Given<>(reading.apply(data));
            case Reply.Done<T> empty -> new Answer.Unanswered<>();
            case Reply.Refused<T>(int status, String code, String sentence, String correlation, int retry) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Reply.NotSent<T>(Trouble trouble) ->
                trouble == Trouble.SIGN_IN_NEEDED ? new Answer.Unanswered<>() : remembered(signed, question, reading);
            case Reply.NoAnswer<T> noAnswer -> remembered(signed, question, reading);
        };
    }

    private static <T> Answer<T> remembered(Signed signed, Question<T> question, Function<T, T> reading) {
        return switch (signed.server().send(question.call(signed.remembered(), ""))) {
            case Reply.Done<ApiEnvelope<T>>(ApiEnvelope<T> envelope)
            when envelope != null -> new Answer.Remembered<>(reading.apply(envelope.data()), envelope.timestamp());
            case Reply.Done<ApiEnvelope<T>> empty -> new Answer.Unanswered<>();
            case Reply.Refused<ApiEnvelope<T>> refused -> new Answer.Unanswered<>();
            case Reply.NotSent<ApiEnvelope<T>> notSent -> new Answer.Unanswered<>();
            case Reply.NoAnswer<ApiEnvelope<T>> noAnswer -> new Answer.Unanswered<>();
        };
    }
}
