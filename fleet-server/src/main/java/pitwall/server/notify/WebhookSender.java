package pitwall.server.notify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.notify.NoticeKind;

/// Tells a webhook, one request a letter. Every request has a connection of its own, to an address that
/// [GuardedSockets] lets; no proxy is asked, no redirect is followed, certificates are verified, and nothing of the
/// answer is used but its status and how long it asks to wait. Thread-safe.
final class WebhookSender implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final MediaType JSON = MediaType.get("application/json");

    /// Answers that are about what was told. All others are about the way, and may be others tomorrow.
    private static final Set<Integer> ABOUT_THE_LETTER = Set.of(400, 406, 410, 411, 413, 414, 415, 422, 431);

    private final OkHttpClient http;
    private final AddressGuard guard;
    private final Pace pace;
    private final InstantSource clock;

    /// @param dns turns names into addresses
    WebhookSender(AddressGuard guard, Dns dns, Pace pace, InstantSource clock) {
        this.guard = guard;
        this.pace = pace;
        this.clock = clock;
        this.http = new OkHttpClient.Builder()
                .dns(dns)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .callTimeout(pace.patience())
                .connectTimeout(pace.patience())
                .readTimeout(pace.patience())
                .writeTimeout(pace.patience())
                .build();
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public Attempt send(Channel channel, List<Letter> letters) throws InterruptedException {
        if (!(channel.way() instanceof Channel.Webhook webhook)) {
            throw new IllegalArgumentException("no webhook: " + channel.name());
        }
        String host = webhook.url().getHost();
        try (Response answer = http.newBuilder()
                .socketFactory(new GuardedSockets(guard, host))
                .build()
                .newCall(request(webhook, letters.getFirst()))
                .execute()) {
            return judged(answer);
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedException) new InterruptedException("the server stops").initCause(e);
            }
            return failed(channel, "There was no answer in time.", e);
        } catch (RefusedAddressException e) {
            return failed(channel, String.valueOf(e.getMessage()), e);
        } catch (SSLException e) {
            return failed(channel, "The other side could not prove who it is, or speaks no TLS that is safe.", e);
        } catch (IOException e) {
            return failed(channel, "There was no connection, or no answer that is HTTP.", e);
        }
    }

    private static Attempt failed(Channel channel, String why, IOException cause) {
        LOG.debug("Channel {} was told in vain", channel.name(), cause);
        return new Attempt.Failed(null, why);
    }

    private Request request(Channel.Webhook webhook, Letter letter) throws MalformedURLException {
        String body = webhook.template()
                .map(template -> template.json(letter.notice(), letter.id()))
                .orElseGet(() -> letter.notice().body(letter.id()));
        Instant now = clock.instant();
        Request.Builder request = new Request.Builder().url(webhook.url().toURL());
        webhook.headers().forEach(request::header);
        request.header("User-Agent", "Pitwall")
                .header("Idempotency-Key", letter.id())
                .header("webhook-id", letter.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .method(webhook.method(), RequestBody.create(body, JSON));
        webhook.signature().ifPresent(key -> request.header("webhook-signature", key.of(letter.id(), now, body)));
        if (letter.notice().kind() == NoticeKind.TEST) {
            request.header("Pitwall-Test", "true");
        }
        return request.build();
    }

    private Attempt judged(Response answer) {
        int status = answer.code();
        if (status / 100 == 2) {
            return new Attempt.Delivered(status);
        }
        if (ABOUT_THE_LETTER.contains(status)) {
            return new Attempt.Refused(status, "The receiver answered " + status + ": it does not take this.");
        }
        String why = status / 100 == 3
                ? "The receiver answered " + status + ": redirects are not followed."
                : "The receiver answered " + status + ".";
        return new Attempt.Failed(status, why, rest(Objects.requireNonNullElse(answer.header("Retry-After"), "")));
    }

    /// How long a receiver asks to wait, in seconds or until a date (RFC 9110, 10.2.3).
    private Optional<Duration> rest(String asked) {
        try {
            if (asked.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(asked)));
            }
            Instant until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration rest = Duration.between(clock.instant(), until);
            return rest.isNegative() ? Optional.empty() : Optional.of(rest);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
