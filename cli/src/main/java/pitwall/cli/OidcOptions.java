package pitwall.cli;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.fleet.Role;
import pitwall.server.ServerSettings;
import pitwall.server.access.oidc.IdentityProvider;

/// Which identity provider's people may come in beside the built-in ones, and what its words mean here.
final class OidcOptions {
    private static final int MOST_SKEW = 300;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Takes access tokens of this OpenID Connect issuer too. HTTPS, or the loopback.")
    private @Nullable URI issuer;

    @Option(
            names = "--oidc-audience",
            paramLabel = "NAME",
            defaultValue = "pitwall-api",
            description = "Whom its tokens must be meant for. Default: pitwall-api.")
    private String audience = "pitwall-api";

    @Option(
            names = "--oidc-role",
            paramLabel = "WORD=ROLE",
            split = ",",
            description =
                    "What a word of the role claim means: GUEST, VIEWER, OPERATOR, RELEASE_MANAGER or ADMIN. Several by "
                            + "commas; the first that somebody has counts. Nobody comes in without one.")
    private Map<String, Role> roles = new LinkedHashMap<>();

    @Option(
            names = "--oidc-account",
            paramLabel = "PERSON=ACCOUNT",
            split = ",",
            description = "Who of its people is the same person as a built-in user: what the user claim says, and the "
                    + "account. Several by commas. Whoever has both is one person for four eyes.")
    private Map<String, String> accounts = new LinkedHashMap<>();

    @Option(
            names = "--oidc-role-claim",
            paramLabel = "CLAIM",
            defaultValue = "roles",
            description = "Where roles are in a token; a dot leads into an object. Default: roles.")
    private String roleClaim = "roles";

    @Option(
            names = "--oidc-user-claim",
            paramLabel = "CLAIM",
            defaultValue = "sub",
            description = "What a person is called here. Default: sub.")
    private String userClaim = "sub";

    @Option(
            names = "--oidc-regions-claim",
            paramLabel = "CLAIM",
            description = "Limits people to the regions it names, * being all. Without it nobody is limited by region.")
    private @Nullable String regionsClaim;

    @Option(
            names = "--oidc-models-claim",
            paramLabel = "CLAIM",
            description = "Limits people to the models it names, * being all. Without it nobody is limited by model.")
    private @Nullable String modelsClaim;

    @Option(
            names = "--oidc-clock-skew",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How far the clocks of issuer and server may be apart. Default: 60.")
    private int skew;

    /// Throws where the options do not fit together; the message is for whoever gave them.
    ServerSettings applied(ServerSettings settings) {
        if (issuer == null) {
            if (!roles.isEmpty()) {
                throw new IllegalArgumentException("--oidc-role needs --oidc-issuer.");
            }
            return settings;
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("--oidc-issuer needs --oidc-role: without one nobody could come in.");
        }
        if (skew < 0 || skew > MOST_SKEW) {
            throw new IllegalArgumentException(
                    "The value '" + skew + "' of --oidc-clock-skew is not between 0 and " + MOST_SKEW + ".");
        }
        IdentityProvider.Keeping usual = IdentityProvider.Keeping.DEFAULT;
        return settings.withIdentityProvider(new IdentityProvider(
                issuer,
                audience,
                new IdentityProvider.Claims(
                        userClaim, roleClaim, Optional.ofNullable(regionsClaim), Optional.ofNullable(modelsClaim)),
                new LinkedHashMap<>(roles),
                new IdentityProvider.Keeping(
                        usual.fresh(), usual.outage(), usual.pause(), usual.patience(), Duration.ofSeconds(skew)),
                accounts));
    }
}
