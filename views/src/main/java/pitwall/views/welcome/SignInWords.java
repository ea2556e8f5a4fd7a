package pitwall.views.welcome;

import java.util.Optional;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connections;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.welcome.WelcomeMessage.Offer;
import pitwall.views.welcome.WelcomeMessage.Severity;

/// Says what went wrong on the way to a fleet, and what to do.
final class SignInWords {
    private final Strings strings;

    SignInWords(Strings strings) {
        this.strings = strings;
    }

    /// The message for an outcome; empty where it went well.
    Optional<WelcomeMessage> of(SignInOutcome outcome) {
        return switch (outcome) {
            case SignInOutcome.SignedIn ignored -> Optional.empty();
            case SignInOutcome.Unreachable(String address) -> Optional.of(error("unreachable", Offer.NOTHING, address));
            case SignInOutcome.Untrusted(String fingerprint) ->
                Optional.of(error("untrusted", Offer.TRUST, fingerprint));
            case SignInOutcome.WrongPassword() -> Optional.of(error("password", Offer.NOTHING));
            case SignInOutcome.RateLimited(var retryAfter) ->
                Optional.of(error("limited", Offer.NOTHING, strings.formats().age(retryAfter)));
            case SignInOutcome.Incompatible(String server, String console) ->
                Optional.of(error("incompatible", Offer.NOTHING, server, console));
            case SignInOutcome.Refused(String sentence, String correlation) ->
                Optional.of(new WelcomeMessage(
                        Severity.ERROR,
                        strings.get("welcome.refused.title"),
                        sentence,
                        Optional.of(correlation).filter(id -> !id.isEmpty()),
                        Offer.NOTHING));
        };
    }

    WelcomeMessage notStarted(Connections.StartTrouble trouble) {
        return switch (trouble) {
            case KEYCHAIN -> error("start-keychain", Offer.AGAIN);
            case OTHER -> error("start-other", Offer.AGAIN);
        };
    }

    WelcomeMessage badAddress() {
        return error("address", Offer.NOTHING);
    }

    WelcomeMessage incomplete() {
        return error("incomplete", Offer.NOTHING);
    }

    WelcomeMessage noPassphrase() {
        return error("no-passphrase", Offer.NOTHING);
    }

    WelcomeMessage wrongPassphrase() {
        return error("wrong-passphrase", Offer.NOTHING);
    }

    WelcomeMessage vaultUnusable() {
        return error("vault", Offer.NOTHING);
    }

    WelcomeMessage unprotected() {
        return new WelcomeMessage(
                Severity.WARNING,
                strings.get("welcome.unprotected.title"),
                strings.get("welcome.unprotected.detail"),
                Optional.empty(),
                Offer.NOTHING);
    }

    private WelcomeMessage error(String key, Offer offer, Object... arguments) {
        return WelcomeMessage.error(
                strings.get("welcome." + key + ".title", arguments),
                strings.get("welcome." + key + ".detail", arguments),
                offer);
    }
}
