package pitwall.checks.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.MerkleFrontier;

/// Audit trails that are kept wrong, or tampered with.
final class AuditBugs {
    private AuditBugs() {}

    static Map<String, Supplier<AuditRules>> all() {
        Map<String, Supplier<AuditRules>> bugs = new LinkedHashMap<>();
        bugs.put("refusals are not written down", () -> written(result -> result != AuditResult.REFUSED));
        bugs.put("what took effect is not written down", () -> written(result -> result != AuditResult.ACCEPTED));
        bugs.put("an attempt is written twice", () -> entries(entry -> List.of(entry, entry)));
        bugs.put("a number is left out", () -> entries(entry -> List.of(numbered(entry, entry.n() + entry.n() / 3))));
        bugs.put(
                "the chain has no links",
                () -> entries(entry ->
                        List.of(new AuditEntry(entry.n(), entry.at(), entry.facts(), entry.personal(), Hash.NONE))));
        bugs.put("a refusal is written as accepted", () -> entries(entry -> List.of(accepted(entry))));
        bugs.put("the tree begins anew with every start", () -> restored(frontier -> MerkleFrontier.EMPTY));
        bugs.put(
                "a row is changed afterwards",
                () -> kept(rows -> {
                    if (rows.size() > 2) {
                        AuditTrail.Kept row = rows.getFirst();
                        rows.set(
                                0,
                                new AuditTrail.Kept(
                                        numbered(row.entry(), row.entry().n() + 1), row.hash()));
                    }
                }));
        bugs.put(
                "two rows change places",
                () -> kept(rows -> {
                    if (rows.size() == 3) {
                        rows.add(1, rows.remove(0));
                    }
                }));
        bugs.put(
                "the tail is cut",
                () -> kept(rows -> {
                    if (rows.size() == 4) {
                        rows.removeLast();
                    }
                }));
        bugs.put("the entry follows its effect in a transaction of its own", ApartRules::new);
        return bugs;
    }

    private static AuditRules written(Function<AuditResult, Boolean> rule) {
        return new AuditRules() {
            @Override
            boolean isWritten(AuditResult result) {
                return rule.apply(result);
            }
        };
    }

    private static AuditRules entries(Function<AuditEntry, List<AuditEntry>> rule) {
        return new AuditRules() {
            @Override
            List<AuditEntry> entries(AuditEntry entry) {
                return rule.apply(entry);
            }
        };
    }

    private static AuditRules restored(UnaryOperator<MerkleFrontier> rule) {
        return new AuditRules() {
            @Override
            MerkleFrontier restored(MerkleFrontier kept) {
                return rule.apply(kept);
            }
        };
    }

    private static AuditRules kept(Consumer<List<AuditTrail.Kept>> rule) {
        return new AuditRules() {
            @Override
            void keep(List<AuditTrail.Kept> trail) {
                rule.accept(trail);
            }
        };
    }

    private static AuditEntry numbered(AuditEntry entry, long n) {
        return new AuditEntry(n, entry.at(), entry.facts(), entry.personal(), entry.previous());
    }

    private static AuditEntry accepted(AuditEntry entry) {
        AuditFacts facts = entry.facts();
        return new AuditEntry(
                entry.n(),
                entry.at(),
                new AuditFacts(
                        facts.role(),
                        facts.origin(),
                        facts.action(),
                        facts.object(),
                        facts.cars(),
                        facts.places(),
                        AuditResult.ACCEPTED,
                        facts.code(),
                        facts.count(),
                        facts.correlation()),
                entry.personal(),
                entry.previous());
    }

    private static final class ApartRules extends AuditRules {
        @Override
        boolean isTogether() {
            return false;
        }
    }
}
