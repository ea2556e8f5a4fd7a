package pitwall.server.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signature of a webhook, so that its receiver knows whom it is from and that it is not an old one: HMAC-SHA256
/// over `id.timestamp.body`, as [Standard Webhooks 1.0.0](https://www.standardwebhooks.com) has it (section "Signature
/// scheme"), so that receivers can use its libraries. The timestamp is that of the attempt, in seconds.
final class Signature {
    static final String PREFIX = "whsec_";

    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecretKeySpec key;

    private Signature(byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// Signs with a secret as it is handed over: `whsec_` and 24 to 64 bytes as Base64. Empty for anything else.
    static Optional<Signature> with(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            boolean fits = bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES;
            return fits ? Optional.of(new Signature(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The value of the header `webhook-signature`.
    String of(String id, Instant attempt, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String signed = id + "." + attempt.getEpochSecond() + "." + body;
            byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "Signature[…]";
    }
}
