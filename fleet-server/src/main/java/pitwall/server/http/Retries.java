package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import pitwall.fleet.rollout.RolloutId;
import pitwall.server.access.Principal;
import pitwall.server.access.Rule;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Write;
import pitwall.server.storage.KeptAnswerRows;
import pitwall.server.storage.Secrets;

/// Makes a write with an idempotency key happen once, however often it is asked for (U-9, I-19): the answer is
/// kept in the same transaction as the effect and given again, byte for byte: for two days, and as long as the rollout
/// that it is about has not ended. That a note was taken is kept for good: a console may be away for long before it
/// asks again.
final class Retries {
    private static final Duration KEPT = Duration.ofDays(2);

    /// Says to come again, so it is not the answer to the one who does.
    private static final int TOO_MANY = 429;

    private static final int CREATED = 201;

    private Retries() {}

    /// @param audit writes down what is done, and not what was done before
    static Write<Rendered> once(ApiRoute route, ApiCall call, Write<Answer> write, WriteAudit audit) {
        Optional<String> header = call.header("Idempotency-Key");
        Optional<Principal> caller = call.knownCaller();
        Write<Answer> audited = audit.audited(route, call, write);
        boolean tellsSecrets = route.rule() instanceof Rule.Open || route == ApiRoute.CONFIRM;
        if (header.isEmpty() || caller.isEmpty() || tellsSecrets) {
            return draft -> rendered(draft, call, audited);
        }
        Write<Answer> conflict = audit.audited(route, call, draft -> Answer.refused(conflict()));
        String key = uuid(header.get());
        String user = caller.get().user();
        String target = route.method() + " " + call.target();
        String hash = Secrets.hash(Base64.getEncoder().encodeToString(call.bytes()));
        KeptAnswerRows.Key kept = new KeptAnswerRows.Key(user, target, key);
        boolean forGood = route == ApiRoute.NOTE_CAR;
        return draft -> new KeptAnswerRows(draft.sql())
                .find(kept)
                .map(answer -> answer.requestHash().equals(hash) ? again(answer) : rendered(draft, call, conflict))
                .orElseGet(() -> first(draft, kept, hash, call, audited, forGood));
    }

    private static Rendered again(KeptAnswerRows.Answer answer) {
        return new Rendered(answer.status(), answer.headers(), answer.body());
    }

    private static Rendered first(
            Draft draft, KeptAnswerRows.Key key, String hash, ApiCall call, Write<Answer> write, boolean forGood) {
        KeptAnswerRows rows = new KeptAnswerRows(draft.sql());
        Rendered answer = rendered(draft, call, write);
        if (answer.status() == TOO_MANY) {
            return answer;
        }
        rows.forgetBefore(draft.now().minus(KEPT));
        String rollout = call.rollout().map(RolloutId::value).orElse(null);
        rows.add(
                key,
                new KeptAnswerRows.Answer(hash, answer.status(), answer.headers(), answer.body(), rollout),
                forGood && answer.status() == CREATED ? KeptAnswerRows.FOR_GOOD : draft.now());
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
