package pitwall.protocol.tuf;

import pitwall.fleet.ReasonCode;

/// Ends a refresh; never leaves this package.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient TufRefusal refusal;

    RefusedException(ReasonCode reason, String file, String detail) {
        super(detail);
        this.refusal = new TufRefusal(reason, file, detail);
    }

    TufRefusal refusal() {
        return refusal;
    }
}
