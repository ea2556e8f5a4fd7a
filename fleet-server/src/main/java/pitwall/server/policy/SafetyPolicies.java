package pitwall.server.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.policy.PolicyProposal;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.Weakening;
import pitwall.protocol.Json;
import pitwall.protocol.rest.PolicyRules;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;
import pitwall.server.storage.PolicyRows;

/// The safety policy that holds and the weaker one that waits for a second person, as of the last commit. Reading is
/// thread-safe; what takes a [Draft] runs within a write.
///
/// A policy that asks for less nowhere holds at once. One that asks for less somewhere is only proposed; it holds when
/// somebody else consents to exactly that, in time (G-6).
public final class SafetyPolicies {
    private static final ObjectMapper JSON = Json.tolerant();

    private final Database database;
    private final List<BiConsumer<Draft, SafetyPolicy>> followers = new ArrayList<>();
    private volatile Known known;

    private record Known(PolicyVersion inForce, @Nullable PolicyProposal proposal) {}

    /// What one group of writes makes of it. Owned by the writer thread.
    private static final class Page {
        private Known known;

        Page(Known known) {
            this.known = known;
        }
    }

    public SafetyPolicies(Database database) {
        this.database = database;
        this.known = database.read(SafetyPolicies::read);
    }

    /// Tells somebody of every policy that comes to hold, within the write that makes it so. Before the first write.
    public void follow(BiConsumer<Draft, SafetyPolicy> follower) {
        followers.add(follower);
    }

    private static Known read(Handle sql) {
        PolicyRows rows = new PolicyRows(sql);
        PolicyVersion version = rows.newest().map(SafetyPolicies::version).orElse(PolicyVersion.SHIPPED);
        PolicyProposal proposal = rows.proposal()
                .filter(row -> row.base() == version.policy().revision())
                .map(row -> PolicyProposal.ask(
                        policy(row.body()), version.policy(), row.reason(), row.askedBy(), row.askedAt()))
                .orElse(null);
        return new Known(version, proposal);
    }

    private static PolicyVersion version(PolicyRows.Row row) {
        return new PolicyVersion(
                policy(row.body()).numbered(row.revision()),
                row.since(),
                row.askedBy(),
                row.approvedBy(),
                row.reason());
    }

    private static SafetyPolicy policy(String body) {
        try {
            PolicyReader reader = new PolicyReader();
            return reader.read(JSON.readValue(body, PolicyRules.class))
                    .orElseThrow(() -> new IllegalStateException("a stored policy is damaged: " + reader.errors()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    /// What holds.
    public PolicyVersion version() {
        return known.inForce();
    }

    public SafetyPolicy inForce() {
        return version().policy();
    }

    /// What holds for this group of writes.
    public SafetyPolicy inForce(Draft draft) {
        return page(draft).known.inForce().policy();
    }

    /// What waits for a second person at `now`.
    public Optional<PolicyProposal> proposal(Instant now) {
        return open(known, now);
    }

    private static Optional<PolicyProposal> open(Known known, Instant now) {
        return Optional.ofNullable(known.proposal())
                .filter(asked -> asked.isOpen(known.inForce().policy(), now));
    }

    /// What held, the newest first; the one the server comes with is the last.
    public List<PolicyVersion> history(int skip, int limit) {
        List<PolicyVersion> page = new ArrayList<>(database.read(sql -> new PolicyRows(sql).page(skip, limit)).stream()
                .map(SafetyPolicies::version)
                .toList());
        if (page.size() < limit && skip <= known.inForce().policy().revision()) {
            page.add(PolicyVersion.SHIPPED);
        }
        return page;
    }

    /// Lets `wanted` hold at once, unless it is weaker.
    ///
    /// @param revision of the policy they saw
    public PolicyAnswer change(Draft draft, SafetyPolicy wanted, long revision, String reason, String by) {
        PolicyVersion now = page(draft).known.inForce();
        if (now.policy().revision() != revision) {
            return new PolicyAnswer.OtherRevision(now.policy().revision());
        }
        if (wanted.saysTheSameAs(now.policy())) {
            return new PolicyAnswer.InForce(now);
        }
        List<Weakening> weakened = wanted.weakenings(now.policy());
        if (!weakened.isEmpty()) {
            return new PolicyAnswer.Weaker(weakened);
        }
        SafetyPolicy next = wanted.numbered(revision + 1);
        return new PolicyAnswer.InForce(hold(draft, new PolicyVersion(next, draft.now(), by, null, reason)));
    }

    /// Asks for a weaker policy, in the place of whatever was asked for before.
    ///
    /// @param revision of the policy they saw
    public PolicyAnswer propose(Draft draft, SafetyPolicy wanted, long revision, String reason, String by) {
        PolicyVersion now = page(draft).known.inForce();
        if (now.policy().revision() != revision) {
            return new PolicyAnswer.OtherRevision(now.policy().revision());
        }
        PolicyProposal proposal = PolicyProposal.ask(wanted, now.policy(), reason, by, draft.now());
        if (proposal.weakened().isEmpty()) {
            return new PolicyAnswer.NotWeaker();
        }
        String body = Json.text(PolicyWords.rules(proposal.policy()));
        new PolicyRows(draft.sql()).save(new PolicyRows.ProposalRow(proposal.base(), body, by, draft.now(), reason));
        turn(draft, new Known(now, proposal));
        return new PolicyAnswer.Asked(proposal);
    }

    /// Somebody consents to what they saw.
    ///
    /// @param hash of that
    public PolicyAnswer approve(Draft draft, String hash, String by) {
        Known now = page(draft).known;
        PolicyProposal proposal = now.proposal();
        if (proposal == null) {
            return new PolicyAnswer.NoProposal();
        }
        Optional<Refusal> refusal = proposal.refusal(by, hash, now.inForce().policy(), draft.now());
        if (refusal.isPresent()) {
            return new PolicyAnswer.Refused(refusal.get());
        }
        String asked = proposal.approval().requestedBy();
        return new PolicyAnswer.InForce(
                hold(draft, new PolicyVersion(proposal.policy(), draft.now(), asked, by, proposal.reason())));
    }

    /// Somebody says no to what they saw.
    ///
    /// @param hash of that
    public PolicyAnswer reject(Draft draft, String hash) {
        return end(
                draft,
                open(page(draft).known, draft.now())
                        .filter(proposal -> proposal.hash().equals(hash)));
    }

    /// Nobody is to consent any more.
    public PolicyAnswer withdraw(Draft draft) {
        return end(draft, open(page(draft).known, draft.now()));
    }

    private PolicyAnswer end(Draft draft, Optional<PolicyProposal> proposal) {
        Known now = page(draft).known;
        if (proposal.isEmpty()) {
            return new PolicyAnswer.NoProposal();
        }
        new PolicyRows(draft.sql()).forgetProposal();
        turn(draft, new Known(now.inForce(), null));
        return new PolicyAnswer.Withdrawn(proposal.get());
    }

    private PolicyVersion hold(Draft draft, PolicyVersion next) {
        PolicyRows rows = new PolicyRows(draft.sql());
        rows.add(new PolicyRows.Row(
                next.policy().revision(),
                Json.text(PolicyWords.rules(next.policy())),
                draft.now(),
                String.valueOf(next.by()),
                next.approvedBy(),
                String.valueOf(next.reason())));
        rows.forgetProposal();
        turn(draft, new Known(next, null));
        followers.forEach(follower -> follower.accept(draft, next.policy()));
        return next;
    }

    private void turn(Draft draft, Known next) {
        page(draft).known = next;
    }

    private Page page(Draft draft) {
        return draft.companion(Page.class, () -> {
            Page fresh = new Page(known);
            draft.afterCommit(() -> known = fresh.known);
            return fresh;
        });
    }
}
