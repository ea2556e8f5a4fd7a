package pitwall.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Deferred;
import pitwall.client.Freshness.Trouble;
import pitwall.client.ServerTrust;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.Problem;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/// Calls one server. Thread-safe; its calls block, so make them on virtual threads. No call takes longer than
/// eight seconds, but for those of [#patient].
public final class ServerConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration LONG_SILENCE = Duration.ofSeconds(30);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(8);
    private static final Duration LONG_CALL = Duration.ofMinutes(5);
    /// An idle connection may have died unnoticed, and what is lost on it cannot be told from what was done.
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final String CLIENT = "Pitwall-Client";
    private static final int LONGEST_SENTENCE = 500;

    private final String address;
    private final Deferred<Calls> calls;
    private final ObjectMapper json = Json.tolerant();

    /// What calls, made with the first call: a console that starts without a network shows its cache first.
    private record Calls(OkHttpClient client, FleetApi api, FleetApi patient) {}

    /// A connection of a console that does not say its version.
    ///
    /// @param server base address, `http` or `https`
    public ServerConnection(URI server, ServerTrust trust) {
        this(server, () -> trust, "console");
    }

    /// @param server base address, `http` or `https`
    /// @param trust asked for with the first call, if the address is `https`
    /// @param program what calls, for the server's audit trail: `console` or `console/` and a version
    public ServerConnection(URI server, Supplier<ServerTrust> trust, String program) {
        address = server.toString().endsWith("/") ? server.toString() : server + "/";
        boolean secure = "https".equalsIgnoreCase(server.getScheme());
        calls = new Deferred<>(() -> calls(secure ? trusting(trust.get()) : plain(), program));
    }

    private static OkHttpClient.Builder trusting(ServerTrust trust) {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
    }

    private static OkHttpClient.Builder plain() {
        return new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }

    private Calls calls(OkHttpClient.Builder builder, String program) {
        OkHttpClient client = builder.addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header(CLIENT, program).build()))
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .callTimeout(WHOLE_CALL)
                .connectionPool(new ConnectionPool(2, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        FleetApi patient = api(client.newBuilder()
                .callTimeout(LONG_CALL)
                .writeTimeout(LONG_SILENCE)
                .readTimeout(LONG_SILENCE)
                .build());
        return new Calls(client, api(client), patient);
    }

    FleetApi api() {
        return calls.get().api();
    }

    /// The same routes for calls that carry much: each may take five minutes, and be silent for half a minute.
    FleetApi patient() {
        return calls.get().patient();
    }

    /// The same routes over the same connections, with somebody in between.
    FleetApi api(Interceptor between) {
        return api(calls.get().client().newBuilder().addInterceptor(between).build());
    }

    /// The same routes for answers that may take as long as they come: only silence ends them.
    FleetApi longApi() {
        return api(calls.get()
                .client()
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(LONG_SILENCE)
                .build());
    }

    private FleetApi api(OkHttpClient client) {
        return new Retrofit.Builder()
                .baseUrl(address)
                .client(client)
                .addConverterFactory(JacksonConverterFactory.create(json))
                .build()
                .create(FleetApi.class);
    }

    /// The data of an answer in the usual envelope.
    <T> Reply<T> ask(Call<ApiEnvelope<T>> call) {
        return switch (send(call)) {
            case Reply.Done<ApiEnvelope<T>>(ApiEnvelope<T> envelope)
            when envelope != null -> new Reply.Done<>(envelope.data());
            case Reply.Done<ApiEnvelope<T>> empty -> new Reply.NoAnswer<>();
            case Reply.Refused<ApiEnvelope<T>>(var status, var code, var sentence, var correlation, var retry) ->
                new Reply.Refused<>(status, code, sentence, correlation, retry);
            case Reply.NotSent<ApiEnvelope<T>>(Trouble trouble) -> new Reply.NotSent<>(trouble);
            case Reply.NoAnswer<ApiEnvelope<T>>() -> new Reply.NoAnswer<>();
        };
    }

    /// The bare answer.
    <T> Reply<T> send(Call<T> call) {
        return reply(call, Response::body);
    }

    /// What the answer says beside its body.
    Reply<Headers> headers(Call<Void> call) {
        return reply(call, Response::headers);
    }

    private <T, R> Reply<R> reply(Call<T> call, Function<Response<T>, @Nullable R> reading) {
        try {
            Response<T> response = call.execute();
            return response.isSuccessful() ? new Reply.Done<>(reading.apply(response)) : refused(response);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            LOG.debug("The server cannot be reached", e);
            return new Reply.NotSent<>(Trouble.UNREACHABLE);
        } catch (SSLException e) {
            LOG.debug("No trusted connection", e);
            return new Reply.NotSent<>(Trouble.UNTRUSTED);
        } catch (JsonProcessingException e) {
            LOG.warn("The server's answer cannot be read", e);
            return new Reply.NoAnswer<>();
        } catch (IOException e) {
            LOG.debug("No answer", e);
            return new Reply.NoAnswer<>();
        }
    }

    /// Ends idle connections and the threads that kept them.
    @Override
    public void close() {
        calls.made().map(Calls::client).ifPresent(client -> {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        });
    }

    private <R> Reply<R> refused(Response<?> response) {
        String correlation = response.headers().get(FleetApi.CORRELATION);
        int retryAfter = seconds(response.headers().get("Retry-After"));
        Problem problem = problem(response.errorBody());
        if (problem == null) {
            return new Reply.Refused<>(
                    response.code(),
                    Reply.Refused.FOREIGN + response.code(),
                    "The server answered " + response.code() + ".",
                    correlation == null ? "" : correlation,
                    retryAfter);
        }
        return new Reply.Refused<>(
                response.code(), problem.code(), shortened(problem.sentence()), problem.correlation(), retryAfter);
    }

    private @Nullable Problem problem(@Nullable ResponseBody body) {
        if (body == null) {
            return null;
        }
        try (body) {
            Problem problem = json.readValue(body.byteStream(), Problem.class);
            return isOurs(problem) ? problem : null;
        } catch (IOException e) {
            LOG.debug("The error answer is not one of ours", e);
            return null;
        }
    }

    /// What stands in between may answer in JSON of its own.
    private static boolean isOurs(@Nullable Problem problem) {
        return problem != null
                && Stream.of(problem.code(), problem.detail(), problem.correlation())
                        .noneMatch(Objects::isNull);
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "…";
    }

    private static int seconds(@Nullable String header) {
        try {
            return header == null ? 0 : Math.clamp(Long.parseLong(header.trim()), 0, 3600);
        } catch (NumberFormatException e) {
            LOG.debug("Retry-After is not a number of seconds", e);
            return 0;
        }
    }
}
