package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.PatchUser;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class SignInTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        Person stranger = Person.stranger(server.uri());

        Person.Reply wrong = stranger.post("/api/v1/auth/sign-in", new SignIn("admin", "wrong"));
        Person.Reply unknown = stranger.post("/api/v1/auth/sign-in", new SignIn("nobody", "wrong"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("SIGN_IN_FAILED").isEqualTo(unknown.code());
        assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    }

    @Test
    void anAccessTokenIsOverAfterTenMinutesAndARefreshGivesANewOne() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        clock.advance(Duration.ofMinutes(10));

        Person.Reply late = omar.get("/api/v1/me");
        Person.Reply refreshed = refresh(omar.tokens().refreshToken());

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(me(refreshed.data(Tokens.class)).status()).isEqualTo(200);
    }

    @Test
    void aRefreshWhoseAnswerWasLostMayBeAskedForOnceMore() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        refresh(omar.tokens().refreshToken());
        clock.advance(Duration.ofSeconds(29));

        Tokens again = refresh(omar.tokens().refreshToken()).data(Tokens.class);

        assertThat(me(again).status()).isEqualTo(200);
        assertThat(refresh(again.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void theThirdUseOfARefreshTokenEndsTheSignInEvenAtOnce() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        refresh(omar.tokens().refreshToken());
        Tokens again = refresh(omar.tokens().refreshToken()).data(Tokens.class);

        assertThat(refresh(omar.tokens().refreshToken()).status()).isEqualTo(401);

        assertThat(refresh(again.refreshToken()).status()).isEqualTo(401);
        assertThat(me(again).status()).isEqualTo(401);
    }

    /// A thief used the owner's token a moment after the owner did: the owner's next step gives him away.
    @Test
    void aTokenThatTheGraceReplacedEndsTheSignIn() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        Tokens owner = refresh(omar.tokens().refreshToken()).data(Tokens.class);
        Tokens thief = refresh(omar.tokens().refreshToken()).data(Tokens.class);

        assertThat(refresh(owner.refreshToken()).status()).isEqualTo(401);

        assertThat(me(thief).status()).isEqualTo(401);
        assertThat(refresh(thief.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenThatIsUsedAgainLaterEndsTheWholeSignIn() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        Tokens second = refresh(omar.tokens().refreshToken()).data(Tokens.class);
        clock.advance(Duration.ofSeconds(30));

        assertThat(refresh(omar.tokens().refreshToken()).status()).isEqualTo(401);

        assertThat(refresh(second.refreshToken()).status()).isEqualTo(401);
        assertThat(me(second).status()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsEverySignInOfTheAccount() {
        Person omar = server.person("omar", Role.OPERATOR, null);

        Person.Reply changed = server.admin()
                .patch(
                        "/api/v1/users/omar",
                        new PatchUser("another long password", null, null, null),
                        "If-Match",
                        "\"1\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(omar.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(refresh(omar.tokens().refreshToken()).status()).isEqualTo(401);
        assertThat(Person.stranger(server.uri())
                        .signIn("omar", "another long password")
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theLastAdministratorCannotBeLost() {
        Person.Reply removed = server.admin().delete("/api/v1/users/admin", "If-Match", "\"1\"");
        Person.Reply demoted = server.admin()
                .patch("/api/v1/users/admin", new PatchUser(null, Role.VIEWER, null, null), "If-Match", "\"1\"");

        assertThat(removed.status()).isEqualTo(400);
        assertThat(demoted.status()).isEqualTo(400);
    }

    @Test
    void signInsFromOneAddressAreLimited(@TempDir Path other) {
        try (TestServer strict = TestServer.start(
                other, InstantSource.system(), settings -> settings.withLimits(new ServerSettings.Limits(3, 2, 16)))) {
            Person stranger = Person.stranger(strict.uri());
            SignIn wrong = new SignIn("admin", "wrong");
            stranger.post("/api/v1/auth/sign-in", wrong);
            stranger.post("/api/v1/auth/sign-in", wrong);

            Person.Reply limited = stranger.post("/api/v1/auth/sign-in", wrong);

            assertThat(limited.status()).isEqualTo(429);
            assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(1, 60);
            strict.admin().post("/api/v1/cars/none/enrolment");
            strict.admin().post("/api/v1/cars/none/enrolment");
            assertThat(strict.admin().post("/api/v1/cars/none/enrolment").status())
                    .as("writes are limited too")
                    .isEqualTo(429);
        }
    }

    @Test
    void noSecretStandsInTheDatabase() {
        Person omar = server.person("omar", Role.OPERATOR, null);
        server.createCar("car-1", "munich");
        String enrolment = server.admin()
                .post("/api/v1/cars/car-1/enrolment")
                .data()
                .path("token")
                .asText();
        String refresh = omar.tokens().refreshToken();

        assertThat(TestServer.filesIn(folder))
                .doesNotContain(TestServer.PASSWORD)
                .doesNotContain(TestServer.ENROLMENT_KEY)
                .doesNotContain(enrolment)
                .doesNotContain(refresh.substring(refresh.indexOf('.') + 1));
    }

    private Person.Reply refresh(String token) {
        return Person.stranger(server.uri()).post("/api/v1/auth/refresh", "{\"refreshToken\":\"" + token + "\"}");
    }

    private Person.Reply me(Tokens tokens) {
        return Person.stranger(server.uri()).get("/api/v1/me", "Authorization", "Bearer " + tokens.accessToken());
    }
}
