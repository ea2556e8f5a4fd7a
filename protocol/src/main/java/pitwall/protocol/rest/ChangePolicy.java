package pitwall.protocol.rest;

/// Another safety policy, whole, and why.
public record ChangePolicy(PolicyRules policy, String reason) {}
