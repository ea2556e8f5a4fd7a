package pitwall.server.access.oidc;

import com.nimbusds.jwt.proc.BadJWTException;

/// Carries the reason through the library.
final class TokenRefusedException extends BadJWTException {
    private static final long serialVersionUID = 1;

    private final TokenFault fault;

    TokenRefusedException(TokenFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    TokenFault fault() {
        return fault;
    }
}
