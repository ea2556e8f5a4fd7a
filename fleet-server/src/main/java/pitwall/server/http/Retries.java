package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Write;
import pitwall.server.storage.KeptAnswerRows;
import pitwall.server.storage.Secrets;

/// Makes a write with an idempotency key happen once, however often it is asked for (U-9, I-19): the answer is
/// kept in the same transaction as the effect and given again, byte for byte.
final class Retries {
    private static final Duration KEPT = Duration.ofDays(2);

    private Retries() {}

    static Write<Rendered> once(ApiRoute route, ApiCall call, Write<Answer> write) {
        Optional<String> header = call.header("Idempotency-Key");
        if (header.isEmpty()) {
            return draft -> rendered(draft, call, write);
        }
        String key = uuid(header.get());
        String user = call.caller().user();
        String target = route.method() + " " + call.target();
        String hash = Secrets.hash(Base64.getEncoder().encodeToString(call.bytes()));
        return draft -> once(draft, new KeptAnswerRows.Key(user, target, key), hash, call, write);
    }

    private static Rendered once(Draft draft, KeptAnswerRows.Key key, String hash, ApiCall call, Write<Answer> write) {
        KeptAnswerRows rows = new KeptAnswerRows(draft.sql());
        Optional<KeptAnswerRows.Answer> kept = rows.find(key);
        if (kept.isPresent()) {
            KeptAnswerRows.Answer answer = kept.get();
            return answer.requestHash().equals(hash)
                    ? new Rendered(answer.status(), answer.headers(), answer.body())
                    : Rendered.of(conflict(), call.correlation());
        }
        Rendered answer = rendered(draft, call, write);
        rows.forgetBefore(draft.now().minus(KEPT));
        rows.add(key, new KeptAnswerRows.Answer(hash, answer.status(), answer.headers(), answer.body()), draft.now());
        return answer;
    }

    private static Rendered rendered(Draft draft, ApiCall call, Write<Answer> write) {
        Instant now = draft.now();
        return Rendered.of(write.apply(draft), call.correlation(), now);
    }

    private static Fault conflict() {
        return Fault.of(422, "IDEMPOTENCY_CONFLICT", "That idempotency key belongs to another request.");
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("Idempotency-Key", "must be a UUID"));
        }
    }
}
