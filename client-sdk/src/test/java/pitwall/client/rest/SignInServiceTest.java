package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.client.rest.ScriptedApi.problem;
import static pitwall.client.rest.ScriptedApi.status;
import static pitwall.client.rest.ScriptedApi.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void whatAnotherProgramRenewedIsUsed() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        keepFromElsewhere("refresh-2");
        clock.advance(LIFE);
        api.then(tokens("3", clock.instant().plus(LIFE)));

        assertThat(service.current()).isEqualTo(new Access.Granted("access-3"));
        assertThat(api.asked().getLast().body()).contains("refresh-2");
        assertThat(kept()).isEqualTo("refresh-3");
    }

    @Test
    void aRefusedTokenIsTriedOnceMoreWhereAnotherProgramChangedIt() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        api.then(context -> {
            keepFromElsewhere("refresh-2");
            problem(401, "SIGN_IN_FAILED").answer(context);
        });
        api.then(tokens("3", clock.instant().plus(LIFE)));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.Granted("access-3"));
        assertThat(api.asked().getLast().body()).contains("refresh-2");
    }

    @Test
    void theOwnTokenIsTriedWhereTheChangedOneIsNotTaken() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        keepFromElsewhere("refresh-0");
        api.then(problem(401, "SIGN_IN_FAILED"))
                .then(tokens("2", clock.instant().plus(LIFE)));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.Granted("access-2"));
        assertThat(api.asked().getLast().body()).contains("refresh-1");
    }

    @Test
    void nobodyActsInTheNameOfWhoeverSignedInElsewhere() throws Exception {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        CompletableFuture<SignInEnd> over = new CompletableFuture<>();
        service.whenOver(over::complete);
        keepFromElsewhere("refresh-b");
        api.then(tokens("c", clock.instant().plus(LIFE), "bert"));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.SignInNeeded());
        assertThat(over.get(10, TimeUnit.SECONDS)).isEqualTo(SignInEnd.ELSEWHERE);
        assertThat(kept()).as("bert goes on").isEqualTo("refresh-c");
        assertThat(service.current()).isEqualTo(new Access.SignInNeeded());
    }

    @Test
    void aSignOutElsewhereIsNotUndone() throws Exception {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        CompletableFuture<SignInEnd> over = new CompletableFuture<>();
        service.whenOver(over::complete);
        secrets.remove("sign-in");
        api.then(tokens("2", clock.instant().plus(LIFE))).then(status(204));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.SignInNeeded());
        assertThat(over.get(10, TimeUnit.SECONDS)).isEqualTo(SignInEnd.ELSEWHERE);
        assertThat(secrets.read("sign-in")).isEmpty();
        assertThat(api.asked().getLast().path()).isEqualTo("/api/v1/auth/sign-out");
        assertThat(api.asked().getLast().authorization()).isEqualTo("Bearer access-2");
    }

    @Test
    void onlyTheServersOwnWordEndsASignIn() {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        List<ScriptedApi.Line> others = List.of(
                status(401),
                status(403),
                status(404),
                problem(403, "BLOCKED"),
                problem(401, "UNAUTHORIZED"),
                context -> context.status(401).contentType("application/json").result("{\"error\":\"a proxy\"}"));
        for (ScriptedApi.Line other : others) {
            api.then(other);
            assertThat(service.renewed("access-1")).isEqualTo(new Access.Unreachable());
            assertThat(kept()).isEqualTo("refresh-1");
        }
        api.then(tokens("2", clock.instant().plus(LIFE)));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.Granted("access-2"));
    }

    @Test
    void aRefusalAfterALostAnswerIsADoubt() throws Exception {
        api.then(tokens("1", clock.instant().plus(LIFE)));
        signIn();
        CompletableFuture<SignInEnd> over = new CompletableFuture<>();
        service.whenOver(over::complete);
        api.then(ScriptedApi.silence()).then(problem(401, "SIGN_IN_FAILED"));

        assertThat(service.renewed("access-1")).isEqualTo(new Access.Unreachable());
        assertThat(service.renewed("access-1")).isEqualTo(new Access.SignInNeeded());

        assertThat(over.get(10, TimeUnit.SECONDS)).isEqualTo(SignInEnd.IN_DOUBT);
        assertThat(secrets.read("sign-in")).isEmpty();
    }

    @Test
    void aRefusalAfterAProgramThatEndedBeforeItKeptTheAnswerIsADoubt() throws Exception {
        keepFromElsewhere("refresh-0");
        secrets.write(SignInService.markOf("sign-in"), new byte[] {1});
        CompletableFuture<SignInEnd> over = new CompletableFuture<>();
        service.whenOver(over::complete);
        api.then(problem(401, "SIGN_IN_FAILED"));

        service.resume().join();

        assertThat(over.get(10, TimeUnit.SECONDS)).isEqualTo(SignInEnd.IN_DOUBT);
    }

    @Test
    void aRefusalWithoutALostAnswerIsTheServersEnd() throws Exception {
        api.then(tokens("1", clock.instant().plus(LIFE)))
                .then(tokens("2", clock.instant().plus(LIFE)));
        signIn();
        assertThat(service.renewed("access-1")).isEqualTo(new Access.Granted("access-2"));
        CompletableFuture<SignInEnd> over = new CompletableFuture<>();
        service.whenOver(over::complete);
        api.then(problem(429, "RATE_LIMITED")).then(problem(401, "SIGN_IN_FAILED"));

        assertThat(service.renewed("access-2")).isEqualTo(new Access.Unreachable());
        assertThat(service.renewed("access-2")).isEqualTo(new Access.SignInNeeded());

        assertThat(over.get(10, TimeUnit.SECONDS)).isEqualTo(SignInEnd.BY_SERVER);
    }

    private void keepFromElsewhere(String token) {
        secrets.write("sign-in", token.getBytes(StandardCharsets.UTF_8));
    }

    private SignInOutcome signIn() {
        return service.signIn("anna", "correct".toCharArray()).join();
    }

    private String kept() {
        return new String(secrets.read("sign-in").orElseThrow(), StandardCharsets.UTF_8);
    }
}
