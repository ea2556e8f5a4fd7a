package pitwall.server.http;

import java.time.Duration;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.Me;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import pitwall.server.access.CallLimits;
import pitwall.server.access.Principal;
import pitwall.server.access.SignInOutcome;
import pitwall.server.access.SignIns;
import pitwall.server.registry.Write;

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

    Write<Answer> signIn(ApiCall call) {
        limit(signInLimits, call);
        SignIn body = call.body(SignIn.class);
        Write<SignInOutcome> signIn = signIns.signIn(body.user(), body.password());
        return draft -> answer(call, signIn.apply(draft), "The name or the password is wrong.");
    }

    Write<Answer> refresh(ApiCall call) {
        limit(refreshLimits, call);
        Refresh body = call.body(Refresh.class);
        Write<SignInOutcome> refresh = signIns.refresh(body.refreshToken());
        return draft -> answer(call, refresh.apply(draft), "The refresh token is not good any more; sign in again.");
    }

    private static void limit(CallLimits limits, ApiCall call) {
        Duration wait = limits.take(call.ip());
        if (!wait.isZero()) {
            throw new FaultException(Fault.tooMany(wait));
        }
    }

    /// Who is signed in proves once more who they are, as the second person of four eyes must.
    Write<Answer> confirm(ApiCall call) {
        limit(signInLimits, call);
        Confirm body = call.body(Confirm.class);
        if (call.caller().until() != null) {
            return draft -> Answer.refused(
                    Fault.of(409, "IDENTITY_PROVIDER", "An identity provider vouches for you: sign in there again."));
        }
        Write<SignInOutcome> confirm = signIns.confirm(call.caller(), body.password());
        return draft -> answer(call, confirm.apply(draft), "The password is wrong.");
    }

    Write<Answer> signOut(ApiCall call) {
        return draft -> {
            signIns.signOut(draft, call.caller());
            return new Answer.Nothing();
        };
    }

    Answer me(ApiCall call) {
        Principal caller = call.caller();
        return Answer.ok(new Me(caller.user(), caller.role(), caller.role().capabilities(), caller.scope()));
    }

    private static Answer answer(ApiCall call, SignInOutcome outcome, String otherwise) {
        return switch (outcome) {
            case SignInOutcome.Done(Tokens tokens) -> {
                call.audit().by(tokens.user(), tokens.role().name());
                yield Answer.ok(tokens);
            }
            case SignInOutcome.Failed(var account) -> {
                account.ifPresent(call.audit()::subject);
                yield Answer.refused(Fault.of(401, "SIGN_IN_FAILED", otherwise));
            }
        };
    }
}
