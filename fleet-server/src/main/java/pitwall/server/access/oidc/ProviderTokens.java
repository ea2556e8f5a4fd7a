package pitwall.server.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges access tokens of one identity provider. Thread-safe.
///
/// Keys are asked for when a token needs them and kept; a key that is not known yet is asked for once, with a pause
/// between two questions, so that made-up tokens cannot make this server a nuisance. While the provider does not
/// answer, the last known keys go on being good.
public final class ProviderTokens implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderTokens.class);

    /// Only signatures by keys that the provider alone has: none with a shared secret, and none at all is none.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final IdentityProvider provider;
    private final InstantSource clock;
    private final ProviderKeys keys;
    private final ProviderClaims claims;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public ProviderTokens(IdentityProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
        this.keys = new ProviderKeys(provider);
        this.claims = new ProviderClaims(provider);
        IdentityProvider.Keeping keeping = provider.keys();
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(keys)
                .cache(keeping.fresh().toMillis(), 2 * keeping.patience().toMillis())
                .refreshAheadCache(false)
                .rateLimited(keeping.pause().toMillis())
                .outageTolerant(keeping.outage().toMillis())
                .build();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        processor.setJWTClaimsSetVerifier((said, context) -> check(said));
    }

    /// What a token says, and whether that counts.
    public TokenReading read(String text) {
        SignedJWT token;
        try {
            token = SignedJWT.parse(text);
            if (!ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
                return new TokenReading.Refused(TokenFault.ALGORITHM);
            }
            check(token.getJWTClaimsSet());
        } catch (ParseException e) {
            return new TokenReading.Refused(TokenFault.MALFORMED);
        } catch (TokenRefusedException e) {
            return new TokenReading.Refused(e.fault());
        }
        return verified(token, text);
    }

    private TokenReading verified(SignedJWT token, String text) {
        try {
            return claims.reading(processor.process(token, null), text);
        } catch (TokenRefusedException e) {
            return new TokenReading.Refused(e.fault());
        } catch (BadJWSException e) {
            return new TokenReading.Refused(TokenFault.SIGNATURE);
        } catch (BadJOSEException e) {
            return new TokenReading.Refused(TokenFault.UNKNOWN_KEY);
        } catch (JWKSetUnavailableException e) {
            LOG.warn("The keys of {} cannot be had: {}", provider.issuer(), e.getMessage());
            return new TokenReading.Unknowable();
        } catch (JOSEException e) {
            LOG.debug("A token of {} could not be judged", provider.issuer(), e);
            return new TokenReading.Refused(TokenFault.UNKNOWN_KEY);
        }
    }

    /// Before the signature, so that nobody is asked for the keys of somebody else's tokens.
    private void check(JWTClaimsSet said) throws TokenRefusedException {
        Instant now = clock.instant();
        Instant early = now.minus(provider.keys().skew());
        Instant late = now.plus(provider.keys().skew());
        if (!provider.issuer().toString().equals(said.getIssuer())) {
            throw new TokenRefusedException(TokenFault.WRONG_ISSUER);
        }
        if (!said.getAudience().contains(provider.audience())) {
            throw new TokenRefusedException(TokenFault.WRONG_AUDIENCE);
        }
        if (isNot(said.getExpirationTime(), early, true)) {
            throw new TokenRefusedException(TokenFault.EXPIRED);
        }
        boolean future = said.getNotBeforeTime() != null && isNot(said.getNotBeforeTime(), late, false);
        if (future || said.getIssueTime() != null && isNot(said.getIssueTime(), late, false)) {
            throw new TokenRefusedException(TokenFault.NOT_YET_VALID);
        }
    }

    /// Whether a time is absent, or not on the right side of `limit`.
    private static boolean isNot(@Nullable Date time, Instant limit, boolean after) {
        if (time == null) {
            return true;
        }
        return after ? !time.toInstant().isAfter(limit) : time.toInstant().isAfter(limit);
    }

    @Override
    public void close() {
        keys.close();
    }
}
