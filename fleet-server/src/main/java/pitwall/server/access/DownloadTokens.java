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
import pitwall.fleet.CarId;

/// Issues and reads what lets one car pull one release for a while, and nothing else: signed with a key of its
/// own and made for another audience, so that it is never mistaken for a person's access token. Thread-safe.
public final class DownloadTokens {
    /// Long enough for a large artifact over a slow line; a car that needs longer is given a new one.
    public static final Duration LIFE = Duration.ofHours(1);

    private static final String ISSUER = "pitwall";
    private static final String AUDIENCE = "pitwall-download";
    private static final String VERSION = "ver";
    private static final String AHEAD = "ahead";

    private final MACSigner signer;
    private final MACVerifier verifier;

    /// @param key 32 bytes that only this server knows, used for nothing else
    public DownloadTokens(byte[] key) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("a signing key has 32 bytes", e);
        }
    }

    /// Which car may pull which version.
    ///
    /// @param ahead whether nobody has ordered it of the car yet
    public record Grant(CarId car, String version, boolean ahead) {}

    /// For a car that was ordered to run a version.
    public String issue(CarId car, String version, Instant now) {
        return issue(new Grant(car, version, false), now);
    }

    /// For a car that may have a version before anybody orders it.
    public String issueAhead(CarId car, String version, Instant now) {
        return issue(new Grant(car, version, true), now);
    }

    private String issue(Grant grant, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(grant.car().value())
                .claim(VERSION, grant.version())
                .claim(AHEAD, grant.ahead())
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

    /// What a token grants now; empty if it is not ours, or over.
    public Optional<Grant> read(String text, Instant now) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
                return Optional.empty();
            }
            return grant(token.getJWTClaimsSet(), now);
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Optional<Grant> grant(JWTClaimsSet claims, Instant now) throws ParseException {
        String car = claims.getSubject();
        String version = claims.getStringClaim(VERSION);
        Date until = claims.getExpirationTime();
        boolean complete = car != null && version != null && until != null;
        if (!complete || !claims.getAudience().contains(AUDIENCE) || !now.isBefore(until.toInstant())) {
            return Optional.empty();
        }
        boolean ahead = Boolean.TRUE.equals(claims.getBooleanClaim(AHEAD));
        return CarId.parse(car).map(id -> new Grant(id, version, ahead));
    }
}
