package pitwall.server.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/// Asks an identity provider for its keys, at the address its discovery document names. Thread-safe.
///
/// Follows no redirects, reads no more than 256 KiB, and goes nowhere the settings do not allow: whoever could bend an
/// answer could otherwise let this server knock at doors inside its own network.
final class ProviderKeys implements JWKSetSource<SecurityContext> {
    private static final int MOST_BYTES = 256 * 1024;

    private final IdentityProvider provider;
    private final HttpClient http;

    ProviderKeys(IdentityProvider provider) {
        this.provider = provider;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(provider.keys().patience())
                .build();
    }

    /// The document is asked for with the keys each time: it is small, seldom asked for, and may change.
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            return JWKSet.parse(read(keyAddress()));
        } catch (ParseException e) {
            throw new JWKSetUnavailableException("the key set of " + provider.issuer() + " is damaged", e);
        }
    }

    private URI keyAddress() throws JWKSetUnavailableException {
        String issuer = provider.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            OIDCProviderMetadata document =
                    OIDCProviderMetadata.parse(read(URI.create(base + "/.well-known/openid-configuration")));
            if (!document.getIssuer().getValue().equals(issuer)) {
                throw new JWKSetUnavailableException("the document of " + issuer + " is about another issuer");
            }
            URI keys = document.getJWKSetURI();
            if (!IdentityProvider.isSafe(keys, IdentityProvider.isLoopback(provider.issuer()))) {
                throw new JWKSetUnavailableException("the keys of " + issuer + " are not asked for at " + keys);
            }
            return keys;
        } catch (GeneralException e) {
            throw new JWKSetUnavailableException("the document of " + issuer + " is damaged", e);
        }
    }

    private String read(URI address) throws JWKSetUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(provider.keys().patience())
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            if (answer.statusCode() != 200) {
                throw new JWKSetUnavailableException(address + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new JWKSetRetrievalException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JWKSetUnavailableException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
