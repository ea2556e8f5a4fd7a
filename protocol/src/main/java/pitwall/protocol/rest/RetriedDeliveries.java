package pitwall.protocol.rest;

/// How many dead letters wait again.
public record RetriedDeliveries(int retried) {}
