package pitwall.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Issues and reads access tokens: signed, short-lived, naming a person and a sign-in but no rights, so that a
/// change of rights counts at once. Thread-safe.
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String ISSUER = "pitwall";
    private static final String AUDIENCE = "pitwall-api";
    private static final String FAMILY = "fam";
    private static final String PROVEN = "auth_time";

    private final MACSigner signer;
    private final MACVerifier verifier;

    /// @param key 32 bytes that only this server knows
    AccessTokens(byte[] key) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("a signing key has 32 bytes", e);
        }
    }

    /// What a token says.
    ///
    /// @param provenAt when the person last proved who they are, in whole seconds; the beginning of time where an older
    ///     server did not say
    record Claims(String user, String family, Instant expiresAt, Instant provenAt) {}

    String issue(String user, String family, Instant provenAt, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user)
                .claim(FAMILY, family)
                .claim(PROVEN, provenAt.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return token.serialize();
    }

    /// What a token says if this server signed it; whether it is still good is for the caller to decide.
    Optional<Claims> read(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            String family = claims.getStringClaim(FAMILY);
            boolean ours =
                    ISSUER.equals(claims.getIssuer()) && claims.getAudience().contains(AUDIENCE);
            if (!ours || claims.getSubject() == null || family == null || claims.getExpirationTime() == null) {
                return Optional.empty();
            }
            Long proven = claims.getLongClaim(PROVEN);
            return Optional.of(new Claims(
                    claims.getSubject(),
                    family,
                    claims.getExpirationTime().toInstant(),
                    Instant.ofEpochSecond(proven == null ? 0 : proven)));
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
