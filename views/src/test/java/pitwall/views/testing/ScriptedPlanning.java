package pitwall.views.testing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.SafetyPolicies;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutOutlook.PhaseOutlook;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.wizard.plan.LookAhead;

/// A server that looks ahead as the test says, and remembers what it was asked. FX thread or test thread.
public final class ScriptedPlanning implements LookAhead, SafetyPolicies, Commands {
    public final List<CreateRollout> asked = new ArrayList<>();
    public final List<FleetCommand> sent = new ArrayList<>();
    public final List<Consumer<CommandState>> listeners = new ArrayList<>();
    /// Cars of each phase.
    public int carsPerPhase = 60;

    public boolean approvalNeeded;
    /// The clock of every region.
    public @Nullable String defaultZone;

    public Instant now = Frames.NOW;
    /// What it answers instead of looking ahead; absent while it does look.
    public @Nullable Answer<RolloutOutlook> instead;

    /// Set where the test wants to answer later.
    public @Nullable CompletableFuture<Answer<RolloutOutlook>> later;

    @Override
    public CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan) {
        asked.add(plan);
        if (later != null) {
            return later;
        }
        return CompletableFuture.completedFuture(instead == null ? new Answer.Given<>(outlook(plan)) : instead);
    }

    /// What a look ahead brings.
    public RolloutOutlook outlook(CreateRollout plan) {
        List<PhaseOutlook> phases = new ArrayList<>();
        Instant begins = now.plusSeconds(5);
        for (CreateRollout.PhaseWish phase : plan.phases()) {
            Instant ends = begins.plus(Duration.ofMinutes(50));
            phases.add(phase(phase.name(), begins, ends, ends.plus(Duration.ofMinutes(100L * (phases.size() + 1)))));
            begins = ends.plus(Duration.ofMinutes(15));
        }
        return new RolloutOutlook(
                now,
                "9f3a".repeat(16),
                approvalNeeded,
                phases,
                begins,
                begins.plus(Duration.ofHours(5)),
                Math.min(200, carsPerPhase));
    }

    private PhaseOutlook phase(String name, Instant begins, Instant ends, Instant latest) {
        List<CarId> cars = IntStream.range(0, carsPerPhase)
                .mapToObj(number -> new CarId("%s-%05d".formatted(name.replace(' ', '-'), number)))
                .toList();
        int tenth = carsPerPhase / 10;
        return new PhaseOutlook(
                name,
                carsPerPhase,
                cars.subList(4 * tenth, carsPerPhase),
                Map.of(),
                Map.of(
                        ReasonCode.NOT_STATIONARY, cars.subList(tenth, 3 * tenth),
                        ReasonCode.BATTERY_LOW, cars.subList(3 * tenth, 4 * tenth)),
                Map.of(new ReasonCode("ALREADY_CURRENT"), cars.subList(0, tenth)),
                cars.subList(0, Math.min(2, tenth)),
                List.of(),
                begins,
                ends,
                latest);
    }

    @Override
    public CompletableFuture<Answer<SafetyPolicyEntry>> current() {
        return CompletableFuture.completedFuture(new Answer.Given<>(new SafetyPolicyEntry(
                1,
                new PolicyRules(
                        List.of(
                                new PolicyRules.Rule(PolicyRules.ScopeKind.EVERYWHERE, null, true, 40, true, null),
                                new PolicyRules.Rule(
                                        PolicyRules.ScopeKind.REGION,
                                        "berlin",
                                        false,
                                        50,
                                        false,
                                        List.of(new PolicyRules.Window(Set.of(DayOfWeek.MONDAY), "22:00", "05:00")))),
                        null,
                        defaultZone),
                null,
                null,
                null,
                null,
                null)));
    }

    @Override
    public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
        throw new AssertionError("commands are followed here");
    }

    @Override
    public void follow(FleetCommand command, Consumer<CommandState> listener) {
        sent.add(command);
        listeners.add(listener);
    }

    /// Tells how far the newest command came.
    public void tell(CommandState state) {
        listeners.getLast().accept(state);
    }
}
