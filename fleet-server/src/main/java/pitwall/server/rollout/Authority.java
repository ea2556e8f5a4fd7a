package pitwall.server.rollout;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutState;
import pitwall.server.access.Accounts;
import pitwall.server.storage.AccountRows.Account;

/// Whether those on whose word a rollout runs may still give it. Who lost the role, the scope or the account starts
/// nothing any more, also where it was allowed when they asked. Thread-safe.
final class Authority {
    private final Accounts accounts;

    Authority(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Why nobody answers for a rollout any more, as a sentence; empty while somebody does. Looks at people and at the
    /// places of the plan, not at single cars.
    Optional<String> lost(Rollout rollout) {
        RolloutHead head = rollout.state().head();
        String lead = head.lead();
        Optional<String> lost = lead == null ? Optional.empty() : lost(rollout, lead, starting(rollout));
        Approval approval = head.startedAt() == null ? head.approval() : null;
        String second = approval == null ? null : approval.approvedBy();
        return lost.or(() -> second == null ? Optional.empty() : lost(rollout, second, Capability.ROLLOUT_APPROVE));
    }

    private static Capability starting(Rollout rollout) {
        return rollout.origin().single() ? Capability.CAR_UPDATE : Capability.ROLLOUT_CREATE;
    }

    private Optional<String> lost(Rollout rollout, String person, Capability needed) {
        if (isFromElsewhere(person)) {
            return Optional.empty();
        }
        Optional<Account> account = accounts.find(person).filter(known -> !known.disabled());
        if (account.isEmpty()) {
            return Optional.of(person + " has no account any more.");
        }
        if (!account.get().role().may(needed)) {
            return Optional.of(person + " may no longer do this: " + needed + ".");
        }
        boolean covers = rollout.state().places().stream().allMatch(place -> covers(account.get(), place));
        return covers ? Optional.empty() : Optional.of(person + " no longer sees every car of it.");
    }

    /// Whoever signs in elsewhere has rights only while they ask, so that nobody can ask for them later.
    private static boolean isFromElsewhere(String person) {
        return person.indexOf(':') >= 0;
    }

    private static boolean covers(Account account, RolloutState.Place place) {
        return (account.scope().regions().isEmpty() || account.scope().regions().contains(place.region()))
                && (account.scope().models().isEmpty()
                        || account.scope().models().contains(place.model()));
    }

    /// Which cars exist for a rollout that follows its queries: those that its lead sees. Whoever signs in elsewhere
    /// has rights only while they ask, so there it is the cars of the regions and models that were reviewed.
    Predicate<Car> sees(Rollout rollout) {
        String lead = rollout.state().head().lead();
        Optional<Account> account = Optional.ofNullable(lead).flatMap(accounts::find);
        return account.isPresent()
                ? car -> account.get().scope().covers(car.info())
                : car -> rollout.state()
                        .places()
                        .contains(new RolloutState.Place(
                                car.info().region(), car.info().model()));
    }

    /// The same for cars that are about to be asked, as they are now: they may have another ring or region than when
    /// they were planned.
    Optional<String> lost(Rollout rollout, Collection<Car> cars) {
        String lead = rollout.state().head().lead();
        Optional<Account> account = Optional.ofNullable(lead).flatMap(accounts::find);
        if (account.isEmpty() || rollout.origin().single()) {
            return Optional.empty();
        }
        Account person = account.get();
        List<Car> foreign =
                cars.stream().filter(car -> !person.scope().covers(car.info())).toList();
        if (!foreign.isEmpty()) {
            return Optional.of(person.name() + " no longer sees " + foreign.size() + " of the next cars.");
        }
        boolean production = cars.stream().anyMatch(car -> car.info().ring() > 0);
        return production && !person.role().may(Capability.ROLLOUT_START)
                ? Optional.of(person.name() + " may not start cars beyond ring 0, and some of the next are.")
                : Optional.empty();
    }
}
