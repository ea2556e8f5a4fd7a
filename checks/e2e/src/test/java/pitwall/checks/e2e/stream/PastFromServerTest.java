package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.CacheKey;
import pitwall.cache.CacheMark;
import pitwall.cache.FileMark;
import pitwall.cache.FleetCache;
import pitwall.cache.Forgetting;
import pitwall.cache.PastFiller;
import pitwall.cache.Retention;
import pitwall.client.FleetClient;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.LiveSource;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.client.rest.Asking;
import pitwall.client.rest.HistoryReading;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.Json;
import pitwall.protocol.rest.CreateCar;

/// A console that was away learns from the server how the fleet was meanwhile, and shows it without a server too.
class PastFromServerTest {
    private static final long STEP = 10;

    @TempDir
    private Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());

    @Test
    void whatHappenedWhileNobodyLookedIsShownAsTheServerHadItThen() {
        TreeMap<Long, Map<CarId, Car>> then = new TreeMap<>();
        try (FleetCache cache = FleetCache.open(
                folder.resolve("cache"), CacheKey.from(CacheKey.newSecret()), new Mark(), Retention.DEFAULT, clock)) {
            try (RestartableServer server = new RestartableServer(folder, clock, usual -> usual);
                    TestConsole witness = new TestConsole(server, server.uri(), 1)) {
                create(server, witness, "seen");
                watched(server, cache, filler -> {});
                // The step in which the console went is one that it saw.
                endStep();
                for (int step = 0; step < 6; step++) {
                    create(server, witness, "missed-" + step);
                    then.put(endStep(), witness.cars());
                }
                endStep();
                watched(server, cache, filler -> {
                    Instant now = clock.instant();
                    // Each look ends the one before it.
                    Awaitility.await()
                            .pollInterval(Duration.ofSeconds(2))
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> {
                                filler.look(now.minusSeconds(3_600), now, () -> {});
                                return then.keySet().stream().allMatch(second -> isShown(cache, second));
                            });
                });
            }

            then.forEach((second, cars) -> assertThat(shown(cache, second))
                    .as("at " + Instant.ofEpochSecond(second))
                    .isEqualTo(cars));
            assertThat(cache.history()
                            .coverage(Instant.ofEpochSecond(then.firstKey()), Instant.ofEpochSecond(then.lastKey()))
                            .join())
                    .anyMatch(Span::fromServer);
        }
    }

    /// Connects a console that keeps what it sees, does something, and disconnects it.
    private void watched(RestartableServer server, FleetCache cache, Consumer<PastFiller> work) {
        try (ServerConnection connection = new ServerConnection(server.uri(), TestConsole.TRUST);
                SignInService signIn =
                        new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system())) {
            assertThat(signIn.signIn("admin", server.password()).join()).isInstanceOf(SignInOutcome.SignedIn.class);
            try (FleetClient client = new FleetClient(
                    new FleetSettings(server.uri().toString(), "test console", FleetView.EVERYTHING),
                    new LiveSource(server.uri(), signIn, TestConsole.TRUST, clock),
                    cache.recorder(),
                    new SplittableRandom(1),
                    clock)) {
                cache.signedIn().join();
                client.start(frame -> {}, Optional::empty);
                Instant begin = clock.instant();
                Awaitility.await().until(() -> seenSince(cache, begin));
                work.accept(new PastFiller(
                        cache.history(),
                        new HistoryReading(new Asking(connection, signIn)),
                        () -> Optional.ofNullable(client.latest().session()),
                        clock));
            }
        }
    }

    private boolean seenSince(FleetCache cache, Instant begin) {
        return cache.history().coverage(begin, clock.instant().plusSeconds(5)).join().stream()
                .anyMatch(span -> !span.fromServer() && !span.to().isBefore(begin));
    }

    private static boolean isShown(FleetCache cache, long second) {
        return cache.history().at(Instant.ofEpochSecond(second)).join() instanceof PastFleet.Seen seen
                && seen.figuresAt().equals(Instant.ofEpochSecond(second));
    }

    private static Map<CarId, Car> shown(FleetCache cache, long second) {
        PastFleet.Seen seen = (PastFleet.Seen)
                cache.history().at(Instant.ofEpochSecond(second)).join();
        Map<CarId, Car> cars = new TreeMap<>(Comparator.comparing(CarId::value));
        seen.snapshot().forEach(car -> cars.put(car.id(), car));
        return cars;
    }

    /// Lets time pass to just after the end of the step, and says when that was.
    private long endStep() {
        long end = Math.ceilDiv(clock.instant().toEpochMilli(), STEP * 1_000) * STEP;
        Duration missing =
                Duration.between(clock.instant(), Instant.ofEpochSecond(end).plusMillis(500));
        ahead.updateAndGet(sum -> sum.plus(missing));
        return end;
    }

    private static void create(RestartableServer server, TestConsole witness, String id) {
        post(
                server.uri().resolve("/api/v1/cars"),
                witness.token(),
                Json.text(new CreateCar(id, null, "munich", "i4", null, null, null, "4.2.0", null)));
        Awaitility.await().until(() -> witness.cars().containsKey(new CarId(id)));
    }

    private static void post(URI address, String token, String body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The mark of a file that lives as long as the test.
    private static class MarkOfFile implements FileMark {
        private long generation;

        @Override
        public long generation() {
            return generation;
        }

        @Override
        public void generation(long value) {
            generation = value;
        }

        @Override
        public Optional<Forgetting> wish() {
            return Optional.empty();
        }

        @Override
        public boolean wish(Forgetting what) {
            return false;
        }

        @Override
        public void fulfilled() {
            // There is no wish.
        }
    }

    /// A mark that lives as long as the test.
    private static final class Mark extends MarkOfFile implements CacheMark {
        private final FileMark past = new MarkOfFile();
        private @Nullable Instant signedIn;
        private @Nullable Instant seen;

        @Override
        public FileMark past() {
            return past;
        }

        @Override
        public Optional<Instant> signedIn() {
            return Optional.ofNullable(signedIn);
        }

        @Override
        public void signedIn(Instant at) {
            signedIn = at;
        }

        @Override
        public Optional<Instant> seen() {
            return Optional.ofNullable(seen);
        }

        @Override
        public void seen(Instant at) {
            seen = at;
        }
    }
}
