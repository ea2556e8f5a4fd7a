package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.Protocol;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.Me;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.access.oidc.IdentityProvider;
import pitwall.server.kit.LocalIssuer;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// People that an identity provider vouches for, with a real one over real HTTP.
class OidcTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private final SteppedClock clock = new SteppedClock(START);
    private final LocalIssuer issuer = new LocalIssuer();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, clock, settings -> settings.withIdentityProvider(issuer.provider()));
    }

    private void serve(UnaryOperator<IdentityProvider> change) {
        IdentityProvider before = server.settings().outside().identityProvider().orElseThrow();
        server.close();
        server = TestServer.start(other, clock, settings -> settings.withIdentityProvider(change.apply(before)));
    }

    @AfterEach
    void stop() {
        server.close();
        issuer.close();
    }

    private Person.Reply me(String token) {
        return Person.stranger(server.uri()).get("/api/v1/me", "Authorization", "Bearer " + token);
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token("mara", clock.instant(), List.of("fleet-operator", "printing"), change);
    }

    private static String reason(Person.Reply reply) {
        return reply.json().path("errors").path(0).path("code").asText(reply.code());
    }

    @Test
    void somebodyWithARoleOfTheProviderMayWhatTheRoleSays() {
        Me known = me(token(claims -> claims)).data(Me.class);

        assertThat(known.user()).isEqualTo("oidc:mara");
        assertThat(known.role()).isEqualTo(Role.OPERATOR);
        Person.Reply users = Person.stranger(server.uri())
                .get("/api/v1/users", "Authorization", "Bearer " + token(claims -> claims));
        assertThat(users.status()).isEqualTo(403);
    }

    @Test
    void ofSeveralRolesTheFirstOfTheSettingsCounts() {
        String both =
                issuer.token("mara", clock.instant(), List.of("fleet-operator", "fleet-release"), claims -> claims);

        assertThat(me(both).data(Me.class).role()).isEqualTo(Role.RELEASE_MANAGER);
    }

    @Test
    void whoHasAnAccountTooIsOnePersonForFourEyes() {
        serve(provider -> provider.with(Map.of("m.smith", "mara")));
        server.server().publishSampleReleases();
        server.createCar("car-1", "munich");
        Person mara = server.person("mara", Role.RELEASE_MANAGER, null);
        RolloutEntry draft = mara.post("/api/v1/rollouts", """
                {"name": "x", "version": "4.3.0", "approval": true, "phases": [{"name": "all", "cars": ["car-1"]}]}
                """).data(RolloutEntry.class);
        RolloutEntry asked = RolloutStage.act(mara, draft, "start").data(RolloutEntry.class);

        Person.Reply linked = approve(asked, "m.smith");
        assertThat(linked.body()).contains("SELF_APPROVAL");
        assertThat(me(release("m.smith")).data(Me.class).user()).isEqualTo("mara");
        assertThat(server.admin()
                        .patch("/api/v1/users/mara", "{\"disabled\": true}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(me(release("m.smith")).status())
                .as("the account is disabled")
                .isEqualTo(401);
        assertThat(me(release("mara")).data(Me.class).user())
                .as("somebody else who is called so elsewhere")
                .isEqualTo("oidc:mara");
    }

    private String release(String user) {
        return issuer.token(
                user,
                clock.instant(),
                List.of("fleet-release"),
                claims -> claims.claim("auth_time", clock.instant().getEpochSecond()));
    }

    private Person.Reply approve(RolloutEntry asked, String user) {
        return approve(asked, user, release(user));
    }

    private Person.Reply approve(RolloutEntry asked, String user, String token) {
        return Person.stranger(server.uri())
                .post(
                        "/api/v1/rollouts/" + asked.id() + "/approve",
                        new RolloutAct("As " + user, null, null, asked.planHash()),
                        "If-Match",
                        '"' + Long.toString(asked.revision()) + '"',
                        "Authorization",
                        "Bearer " + token);
    }

    @Test
    void whoApprovesByATokenThatDoesNotSayWhenTheyProvedThemselvesIsSentBack() {
        server.server().publishSampleReleases();
        server.createCar("car-1", "munich");
        Person mara = server.person("mara", Role.RELEASE_MANAGER, null);
        RolloutEntry draft = mara.post("/api/v1/rollouts", """
                {"name": "x", "version": "4.3.0", "approval": true, "phases": [{"name": "all", "cars": ["car-1"]}]}
                """).data(RolloutEntry.class);
        RolloutEntry asked = RolloutStage.act(mara, draft, "start").data(RolloutEntry.class);
        String silent = issuer.token("ines", clock.instant(), List.of("fleet-release"), claims -> claims);

        assertThat(approve(asked, "ines", silent).code()).isEqualTo("REAUTHENTICATION_NEEDED");
        Person.Reply confirm = Person.stranger(server.uri())
                .post("/api/v1/auth/confirm", new Confirm("x"), "Authorization", "Bearer " + silent);
        assertThat(confirm.code()).isEqualTo("IDENTITY_PROVIDER");
        assertThat(approve(asked, "ines").status()).isEqualTo(200);
    }

    @Test
    void builtInPeopleStaySignedInBesides() {
        assertThat(server.admin().get("/api/v1/me").data(Me.class).role()).isEqualTo(Role.ADMIN);
        issuer.fail(true);
        assertThat(server.admin().get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void eachThingThatIsWrongWithATokenIsSaid() throws JOSEException {
        Date past = Date.from(clock.instant().minusSeconds(61));
        Date future = Date.from(clock.instant().plusSeconds(61));
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
        RSAKey impostor =
                new RSAKeyGenerator(2048).keyID(issuer.key().getKeyID()).generate();
        JWTClaimsSet good = issuer.claims("mara", clock.instant()).build();

        assertThat(reason(me(token(claims -> claims.issuer("https://login.example.org")))))
                .isEqualTo("WRONG_ISSUER");
        assertThat(reason(me(token(claims -> claims.audience("somebody-else")))))
                .isEqualTo("WRONG_AUDIENCE");
        assertThat(reason(me(token(claims -> claims.expirationTime(past))))).isEqualTo("TOKEN_EXPIRED");
        assertThat(reason(me(token(claims -> claims.expirationTime(null))))).isEqualTo("TOKEN_EXPIRED");
        assertThat(reason(me(token(claims -> claims.notBeforeTime(future))))).isEqualTo("NOT_YET_VALID");
        assertThat(reason(me(token(claims -> claims.issueTime(future))))).isEqualTo("NOT_YET_VALID");
        assertThat(reason(me(token(claims -> claims.subject(null))))).isEqualTo("NO_SUBJECT");
        assertThat(reason(me(LocalIssuer.sign(good, foreign)))).isEqualTo("UNKNOWN_KEY");
        assertThat(reason(me(LocalIssuer.sign(good, impostor)))).isEqualTo("SIGNATURE");
        assertThat(reason(me(new PlainJWT(good).serialize()))).isEqualTo("MALFORMED");
        assertThat(reason(me(signedWithThePublicKey(good)))).isEqualTo("ALGORITHM");
        assertThat(reason(me("no.token.here"))).isEqualTo("MALFORMED");
        assertThat(me(token(claims -> claims.audience("x"))).status()).isEqualTo(401);
        assertThat(me(token(claims -> claims.audience("x"))).header("WWW-Authenticate"))
                .contains("invalid_token");
    }

    /// The public key is no secret; who takes it for one lets everybody in.
    private String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims);
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    @Test
    void clocksMayBeAMinuteApart() {
        Date nearPast = Date.from(clock.instant().minusSeconds(59));
        Date nearFuture = Date.from(clock.instant().plusSeconds(59));

        assertThat(me(token(claims -> claims.expirationTime(nearPast))).status())
                .isEqualTo(200);
        assertThat(me(token(claims -> claims.notBeforeTime(nearFuture))).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenRunsOutByTheServersClock() {
        String token = token(claims -> claims);
        assertThat(me(token).status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(661));

        assertThat(me(token).code()).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void aNewKeyOfTheProviderIsFoundAndTheOldOneIsNoLongerGood() {
        String before = token(claims -> claims);
        assertThat(me(before).status()).isEqualTo(200);

        issuer.rotate("second");

        assertThat(me(token(claims -> claims)).status()).isEqualTo(200);
        assertThat(reason(me(before))).isEqualTo("UNKNOWN_KEY");
    }

    @Test
    void knownKeysAreNotAskedForAgainAndSurviveAnOutage() {
        assertThat(me(token(claims -> claims)).status()).isEqualTo(200);
        int asked = issuer.asked();

        issuer.fail(true);

        for (int call = 0; call < 20; call++) {
            assertThat(me(token(claims -> claims)).status()).isEqualTo(200);
        }
        assertThat(issuer.asked()).isEqualTo(asked);
    }

    @Test
    void withoutAnyKeyNothingCanBeJudged() {
        issuer.fail(true);

        Person.Reply reply = me(token(claims -> claims));

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("IDENTITY_PROVIDER_UNREACHABLE");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    void madeUpKeysDoNotMakeTheServerANuisance() throws JOSEException {
        serve(provider -> new IdentityProvider(
                provider.issuer(),
                provider.audience(),
                provider.claims(),
                provider.roles(),
                IdentityProvider.Keeping.DEFAULT));
        JWTClaimsSet good = issuer.claims("mara", clock.instant()).build();
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();

        for (int call = 0; call < 30; call++) {
            assertThat(reason(me(LocalIssuer.sign(good, foreign)))).isEqualTo("UNKNOWN_KEY");
        }

        assertThat(issuer.asked()).isLessThanOrEqualTo(2);
        assertThat(me(token(claims -> claims)).status()).isEqualTo(200);
    }

    @Test
    void aDocumentAboutAnotherIssuerIsNotBelieved() {
        issuer.claimToBe("http://127.0.0.1:1");

        assertThat(me(token(claims -> claims)).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest", "http://internal.example/keys", "ftp://127.0.0.1/keys"})
    void keysAreNotFetchedWhereNobodyMaySendUs(String address) {
        issuer.pointTo(address);

        assertThat(me(token(claims -> claims)).status()).isEqualTo(503);
    }

    @Test
    void redirectsAreNotFollowed() {
        issuer.pointTo(issuer.uri() + "/elsewhere");

        assertThat(me(token(claims -> claims)).status()).isEqualTo(503);
        assertThat(issuer.asked()).isZero();
    }

    @Test
    void whoHasNoRoleHereHasNoRights() {
        for (List<String> roles : List.of(List.<String>of(), List.of("printing"))) {
            Person.Reply reply = me(issuer.token("mara", clock.instant(), roles, claims -> claims));

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("NO_ROLE");
        }
        assertThat(me(token(claims -> claims.claim("roles", Map.of("fleet-operator", true))))
                        .code())
                .isEqualTo("NO_ROLE");
        assertThat(me(token(claims -> claims.claim("roles", 7))).code()).isEqualTo("NO_ROLE");
    }

    @Test
    void scopesComeFromClaimsAndAMissingOneIsNoRight() {
        serve(provider -> new IdentityProvider(
                provider.issuer(),
                provider.audience(),
                new IdentityProvider.Claims(
                        "name", "realm_access.roles", Optional.of("regions"), Optional.of("models")),
                provider.roles(),
                provider.keys()));
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");
        UnaryOperator<JWTClaimsSet.Builder> inMunich = claims -> claims.claim("name", "Mara")
                .claim("realm_access", Map.of("roles", List.of("fleet-operator")))
                .claim("regions", List.of("munich"))
                .claim("models", "*");

        assertThat(me(token(inMunich)).data(Me.class).scope()).isEqualTo(new Scope(Set.of("munich"), Set.of()));
        assertThat(car("car-m", token(inMunich))).isEqualTo(200);
        assertThat(car("car-b", token(inMunich))).isEqualTo(404);
        assertThat(me(token(claims -> inMunich.apply(claims).claim("regions", null)))
                        .code())
                .isEqualTo("NO_ROLE");
        assertThat(me(token(claims -> inMunich.apply(claims).claim("regions", List.of())))
                        .code())
                .isEqualTo("NO_ROLE");
    }

    private int car(String id, String token) {
        return Person.stranger(server.uri())
                .get("/api/v1/cars/" + id, "Authorization", "Bearer " + token)
                .status();
    }

    @Test
    void aStreamLastsAsLongAsItsToken() {
        Person mara = Person.bearing(server.uri(), token(claims -> claims));
        try (TestConsole console = TestConsole.watch(mara)) {
            clock.advance(Duration.ofSeconds(661));

            assertThat(console.closeCode()).isEqualTo(Protocol.CLOSE_UNAUTHORIZED);
        }
        assertThat(TestConsole.refusal(mara, mara.tokens().accessToken())).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheTokenHere() {
        String token = token(claims -> claims);
        Person.Reply out = Person.stranger(server.uri())
                .send("POST", "/api/v1/auth/sign-out", Optional.empty(), "Authorization", "Bearer " + token);

        assertThat(out.status()).isEqualTo(204);
        assertThat(me(token).status()).isEqualTo(401);
        assertThat(me(token(claims -> claims.jwtID("another"))).status()).isEqualTo(200);
    }
}
