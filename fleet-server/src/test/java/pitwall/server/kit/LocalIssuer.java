package pitwall.server.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import pitwall.fleet.Role;
import pitwall.server.access.oidc.IdentityProvider;

/// An identity provider on the loopback: real discovery, real keys, real HTTP.
public final class LocalIssuer implements AutoCloseable {
    public static final String AUDIENCE = "pitwall-api";

    private final HttpServer http;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile RSAKey key;
    private volatile boolean down;
    private volatile String namedIssuer;
    private volatile String namedKeys;

    public LocalIssuer() {
        this.key = newKey("first");
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        namedIssuer = uri().toString();
        namedKeys = uri() + "/keys";
        http.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, document()));
        http.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        http.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", uri() + "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        http.start();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String document() {
        return json(Map.of(
                "issuer",
                namedIssuer,
                "authorization_endpoint",
                uri() + "/authorize",
                "token_endpoint",
                uri() + "/token",
                "jwks_uri",
                namedKeys,
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(down ? 500 : 200, down ? -1 : bytes.length);
        if (!down) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /// How a server takes its tokens: two roles, and keys that may be asked for again after a millisecond.
    public IdentityProvider provider() {
        LinkedHashMap<String, Role> roles = new LinkedHashMap<>();
        roles.put("fleet-release", Role.RELEASE_MANAGER);
        roles.put("fleet-operator", Role.OPERATOR);
        return new IdentityProvider(
                uri(),
                AUDIENCE,
                new IdentityProvider.Claims("sub", "roles", Optional.empty(), Optional.empty()),
                roles,
                new IdentityProvider.Keeping(
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(60)));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// How often somebody asked for the keys.
    public int asked() {
        return asked.get();
    }

    /// Answers nothing but errors, or recovers.
    public void fail(boolean fails) {
        down = fails;
    }

    /// Signs with another key from now on and forgets the one before.
    public void rotate(String id) {
        key = newKey(id);
    }

    /// Says in its document that it is another issuer.
    public void claimToBe(String issuer) {
        namedIssuer = issuer;
    }

    /// Says in its document that its keys are elsewhere.
    public void pointTo(String address) {
        namedKeys = address;
    }

    public RSAKey key() {
        return key;
    }

    /// Claims that are good for ten minutes.
    public JWTClaimsSet.Builder claims(String user, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(uri().toString())
                .subject(user)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    /// A token that says `roles`, with whatever else is changed about it.
    public String token(String user, Instant now, List<String> roles, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(change.apply(claims(user, now).claim("roles", roles)).build(), key);
    }

    /// Signed by some key, whether or not it is known.
    public static String sign(JWTClaimsSet claims, RSAKey by) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(by.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
