package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.client.rest.ScriptedApi.problem;
import static pitwall.client.rest.ScriptedApi.status;
import static pitwall.client.rest.ScriptedApi.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Freshness.Trouble;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.testing.SteppedClock;

final class SignInServiceTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final SessionSecrets secrets = new SessionSecrets();
    private final ScriptedApi api = new ScriptedApi();
    private ServerConnection connection;
    private SignInService service;

    @BeforeEach
    void connect() throws Exception {
        connection = api.connection();
        service = new SignInService(connection, secrets, "sign-in", clock);
    }

    @AfterEach
    void disconnect() {
        service.close();
        connection.close();
        api.close();
    }

    @Test
    void aRightPasswordGivesAccessAndKeepsOnlyTheRefreshToken() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        char[] password = "correct".toCharArray();

        SignInOutcome outcome = service.signIn("anna", password).join();

        assertThat(outcome)
                .isEqualTo(new SignInOutcome.SignedIn("anna", Role.OPERATOR, Role.OPERATOR.capabilities(), Scope.ALL));
        assertThat(password).containsOnly('\0');
        assertThat(service.current()).isEqualTo(new Access.Granted("access-1"));
        assertThat(kept()).isEqualTo("refresh-1");
        assertThat(api.asked()).hasSize(1);
        assertThat(api.asked().getFirst().path()).isEqualTo("/api/v1/auth/sign-in");
    }

    @Test
    void everyWayToFailIsAnAnswer() throws Exception {
        api.then(problem(401, "SIGN_IN_FAILED"));
        assertThat(signIn()).isEqualTo(new SignInOutcome.Refused());

        api.then(context -> {
            context.header("Retry-After", "42");
            problem(429, "RATE_LIMITED").answer(context);
        });
        assertThat(signIn()).isEqualTo(new SignInOutcome.Wait(42));

        api.then(problem(500, "INTERNAL"));
        assertThat(signIn()).isEqualTo(new SignInOutcome.ServerFault("It cannot be done.", "corr-1"));

        api.then(context -> context.result("<html>a captive portal</html>"));
        assertThat(signIn()).isEqualTo(new SignInOutcome.NoServer(Trouble.SILENT));

        connection.close();
        api.close();
        assertThat(signIn()).isEqualTo(new SignInOutcome.NoServer(Trouble.UNREACHABLE));
        assertThat(service.current()).isEqualTo(new Access.SignInNeeded());
    }

    @Test
    void anEndingTokenIsRenewedBeforeItIsUsed() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        clock.advance(LIFE.minusSeconds(3));
        api.then(tokens("2", clock.instant().plus(LIFE)));

        assertThat(service.current()).isEqualTo(new Access.Granted("access-2"));
        assertThat(kept()).isEqualTo("refresh-2");
        assertThat(api.asked().getLast().body()).contains("refresh-1");
    }

    @Test
    void manyWhoNeedANewTokenAtOnceAskOnce() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        api.then(tokens("2", clock.instant().plus(LIFE)));

        List<CompletableFuture<Access>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> service.renewed("access-1")))
                .toList();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo(new Access.Granted("access-2")));
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void aKeptSignInOpensTheNextSession() {
        secrets.write("sign-in", "refresh-0".getBytes(StandardCharsets.UTF_8));
        api.then(tokens("1", clock.instant().plus(LIFE)));

        assertThat(service.resume().join()).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(kept()).isEqualTo("refresh-1");
    }

    @Test
    void aKeptSignInThatEndedIsForgotten() {
        secrets.write("sign-in", "refresh-0".getBytes(StandardCharsets.UTF_8));
        api.then(problem(401, "SIGN_IN_FAILED"));

        assertThat(service.resume().join()).isEqualTo(new SignInOutcome.Refused());
        assertThat(secrets.read("sign-in")).isEmpty();
        assertThat(service.resume().join()).isEqualTo(new SignInOutcome.NothingKept());
    }

    @Test
    void aServerThatIsAwayDoesNotEndTheSignIn() {
        secrets.write("sign-in", "refresh-0".getBytes(StandardCharsets.UTF_8));
        api.then(status(503)).then(tokens("1", clock.instant().plus(LIFE)));

        assertThat(service.current()).isEqualTo(new Access.Unreachable());
        assertThat(service.current()).isEqualTo(new Access.Granted("access-1"));
    }

    @Test
    void signingOutEndsItHereAndOnTheServer() {
        api.then(tokens("1", clock.instant().plus(LIFE))).then(status(204));
        signIn();

        service.signOut().join();

        assertThat(api.asked().getLast().path()).isEqualTo("/api/v1/auth/sign-out");
        assertThat(api.asked().getLast().authorization()).isEqualTo("Bearer access-1");
        assertThat(secrets.read("sign-in")).isEmpty();
        assertThat(service.current()).isEqualTo(new Access.SignInNeeded());
    }

    private SignInOutcome signIn() {
        return service.signIn("anna", "correct".toCharArray()).join();
    }

    private String kept() {
        return new String(secrets.read("sign-in").orElseThrow(), StandardCharsets.UTF_8);
    }
}
