package pitwall.fleet.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;

/// Reduces a proposed policy to one number, so that a consent holds for exactly what was reviewed, on top of exactly
/// the policy it was compared with. Every text goes in with its length before it and every list with its size, so that
/// two different proposals never give the same bytes; the order of rules means nothing and is not part of it.
final class PolicyHash {
    private final MessageDigest digest;

    private PolicyHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /// @param base revision of the policy that it replaces
    static String of(SafetyPolicy policy, long base) {
        PolicyHash hash = new PolicyHash();
        hash.number(base);
        hash.number(policy.rules().size());
        policy.rules().stream()
                .sorted(Comparator.comparing(rule -> word(rule.scope())))
                .forEach(hash::rule);
        hash.number(policy.zones().size());
        new TreeMap<>(policy.zones()).forEach((region, zone) -> {
            hash.text(region);
            hash.text(zone.getId());
        });
        hash.text(policy.defaultZone().getId());
        policy.rules().stream()
                .sorted(Comparator.comparing(rule -> word(rule.scope())))
                .forEach(hash::more);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void rule(SafetyRule rule) {
        text(word(rule.scope()));
        number(rule.stationary() ? 1 : 0);
        number(rule.minimumBatteryPercent());
        number(rule.notAutonomous() ? 1 : 0);
        number(rule.windows().size());
        for (UpdateWindow window : rule.windows()) {
            text(new TreeSet<>(window.days()).toString());
            text(window.from().toString());
            text(window.to().toString());
        }
    }

    /// Comes last and only where it is asked for, so that proposals from before it could be keep their hash.
    private void more(SafetyRule rule) {
        if (rule.charging()) {
            text("charging " + word(rule.scope()));
        }
        if (rule.unmetered()) {
            text("unmetered " + word(rule.scope()));
        }
    }

    private static String word(RuleScope scope) {
        return switch (scope) {
            case RuleScope.Everywhere() -> "everywhere";
            case RuleScope.Model(String model) -> "model " + model;
            case RuleScope.Region(String region) -> "region " + region;
        };
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
}
