package pitwall.server.http;

import java.time.Duration;
import pitwall.protocol.rest.Me;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import pitwall.server.access.CallLimits;
import pitwall.server.access.Principal;
import pitwall.server.access.SignInOutcome;
import pitwall.server.access.SignIns;

/// Signing in and out.
final class SignInRoutes {
    private final SignIns signIns;
    private final CallLimits signInLimits;
    private final CallLimits refreshLimits;

    SignInRoutes(SignIns signIns, CallLimits signInLimits, CallLimits refreshLimits) {
        this.signIns = signIns;
        this.signInLimits = signInLimits;
        this.refreshLimits = refreshLimits;
    }

    Answer signIn(ApiCall call) {
        Duration wait = signInLimits.take(call.ip());
        if (!wait.isZero()) {
            return Answer.refused(Fault.tooMany(wait));
        }
        SignIn body = call.body(SignIn.class);
        return answer(signIns.signIn(body.user(), body.password()), "The name or the password is wrong.");
    }

    Answer refresh(ApiCall call) {
        Duration wait = refreshLimits.take(call.ip());
        if (!wait.isZero()) {
            return Answer.refused(Fault.tooMany(wait));
        }
        Refresh body = call.body(Refresh.class);
        return answer(signIns.refresh(body.refreshToken()), "The refresh token is not good any more; sign in again.");
    }

    Answer signOut(ApiCall call) {
        signIns.signOut(call.caller());
        return new Answer.Nothing();
    }

    Answer me(ApiCall call) {
        Principal caller = call.caller();
        return Answer.ok(new Me(caller.user(), caller.role(), caller.role().capabilities(), caller.scope()));
    }

    private static Answer answer(SignInOutcome outcome, String otherwise) {
        return switch (outcome) {
            case SignInOutcome.Done(Tokens tokens) -> Answer.ok(tokens);
            case SignInOutcome.Failed() -> Answer.refused(Fault.of(401, "SIGN_IN_FAILED", otherwise));
        };
    }
}
