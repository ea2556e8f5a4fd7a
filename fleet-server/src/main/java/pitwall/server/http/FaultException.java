package pitwall.server.http;

/// Carries a [Fault] from wherever a request is read up to the one place that answers.
final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized
    private final Fault fault;

    FaultException(Fault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
