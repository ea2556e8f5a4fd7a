package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.release.Versions;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.GateRules;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.PlanNote;
import pitwall.fleet.rollout.Targeting;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.WaveShape;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.policy.PolicyReader;
import pitwall.server.rollout.RolloutWish;

/// Reads what somebody asks for as a rollout; collects what is wrong with it and says it all at once.
final class WishReader {
    private static final int MOST_PHASES = 50;
    static final int MOST_TEXT = 200;
    private static final int PARALLEL = 200;
    private static final int MARGIN_PERCENT = 10;
    private static final int MOST_MARGIN = 1_000;

    private final List<FieldError> errors = new ArrayList<>();
    /// What stands before the fields of a phase; absent where they are named by their place.
    private @Nullable String prefix;

    /// Reads a wish of one phase that was asked for in fewer words: what is wrong is named by those.
    RolloutWish readShort(
            String name,
            String version,
            @Nullable UpdateKind kind,
            @Nullable String query,
            @Nullable Set<CarId> cars,
            @Nullable Integer parallel,
            @Nullable Boolean approval,
            @Nullable String forceReason) {
        PhaseWish phase = new PhaseWish(
                "all", query, cars, null, null, null, parallel, null, null, null, null, null, null, null, null, null,
                null, null);
        prefix = "";
        return read(
                new CreateRollout(name, version, kind, List.of(phase), null, approval, null, null, null, forceReason));
    }

    /// Throws where anything is wrong.
    RolloutWish read(CreateRollout wanted) {
        expect(isText(wanted.name()), "name", "must have 1 to " + MOST_TEXT + " characters");
        expect(Versions.isValid(wanted.version()), "version", "must be a version such as 4.3.0");
        expect(
                !wanted.phases().isEmpty() && wanted.phases().size() <= MOST_PHASES,
                "phases",
                "must be 1 to " + MOST_PHASES);
        int battery = Objects.requireNonNullElse(wanted.minimumBatteryPercent(), 0);
        expect(battery >= 0 && battery <= 100, "minimumBatteryPercent", "must be 0 to 100");
        String force = wanted.forceReason();
        expect(force == null || isText(force), "forceReason", "must have 1 to " + MOST_TEXT + " characters");
        PlanNote note = note(wanted);
        List<RolloutWish.PhaseOf> phases = new ArrayList<>();
        for (int number = 0; number < wanted.phases().size(); number++) {
            RolloutWish.PhaseOf phase = phase(
                    prefix == null ? "phases[" + number + "]." : prefix,
                    wanted.phases().get(number));
            if (phase != null) {
                phases.add(phase);
            }
        }
        int margin = Objects.requireNonNullElse(wanted.marginPercent(), MARGIN_PERCENT);
        expect(margin >= 0 && margin <= MOST_MARGIN, "marginPercent", "must be 0 to " + MOST_MARGIN);
        expect(
                wanted.marginPercent() == null || wanted.targets() == Targeting.DYNAMIC,
                "marginPercent",
                "has a meaning only where targets is DYNAMIC");
        SafetyRule conditions = conditions(battery, wanted);
        if (!errors.isEmpty()) {
            throw new FaultException(Fault.validation(errors));
        }
        UpdateKind kind = wanted.kind();
        Instant startAt = wanted.startAt();
        return new RolloutWish(
                wanted.name().strip(),
                wanted.version(),
                kind == null ? UpdateKind.UPDATE : kind,
                phases,
                startAt == null ? null : startAt.truncatedTo(ChronoUnit.MILLIS),
                Boolean.TRUE.equals(wanted.approval()),
                conditions,
                force == null ? null : force.strip(),
                note,
                Boolean.TRUE.equals(wanted.downloadAhead()),
                margin(wanted));
    }

    /// Absent where the cars are those of now.
    private static @Nullable Integer margin(CreateRollout wanted) {
        return wanted.targets() == Targeting.DYNAMIC ? or(wanted.marginPercent(), MARGIN_PERCENT) : null;
    }

    /// Absent where nothing is said, or where it cannot stand.
    private @Nullable PlanNote note(CreateRollout wanted) {
        String text = stripped(wanted.note());
        String ticket = stripped(wanted.ticket());
        boolean textFits = text == null || PlanNote.isText(text);
        boolean ticketFits = ticket == null || PlanNote.isTicket(ticket);
        expect(textFits, "note", "must have " + PlanNote.MOST_TEXT + " characters at most");
        expect(ticketFits, "ticket", "must have " + PlanNote.MOST_TICKET + " characters at most, on one line");
        return textFits && ticketFits && (text != null || ticket != null) ? new PlanNote(text, ticket) : null;
    }

    /// Nothing but space is nothing.
    private static @Nullable String stripped(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip().replace("\r\n", "\n");
    }

    private SafetyRule conditions(int battery, CreateRollout wanted) {
        PolicyReader reader = new PolicyReader();
        List<UpdateWindow> windows = reader.windows("windows", or(wanted.windows(), List.of()));
        errors.addAll(reader.errors());
        return new SafetyRule(
                new RuleScope.Everywhere(),
                Boolean.TRUE.equals(wanted.stationary()),
                Math.clamp(battery, 0, 100),
                false,
                windows,
                Boolean.TRUE.equals(wanted.charging()),
                Boolean.TRUE.equals(wanted.unmetered()));
    }

    /// Absent where it makes no phase.
    private RolloutWish.@Nullable PhaseOf phase(String field, PhaseWish wish) {
        expect(isText(wish.name()), field + "name", "must have 1 to " + MOST_TEXT + " characters");
        Set<?> named = wish.cars();
        boolean cars = named != null && !named.isEmpty();
        expect(cars != (wish.query() != null), field + "query", "must be there, or else cars");
        CarQuery query = query(field, wish.query());
        try {
            return new RolloutWish.PhaseOf(
                    wish.name().strip(),
                    query,
                    wish.cars() == null ? Set.of() : Objects.requireNonNull(wish.cars()),
                    new WaveShape(canary(wish), wish.waves() == null ? List.of(100) : wish.waves()),
                    parallel(field, wish),
                    gates(wish),
                    timing(wish),
                    or(wish.order(), PhaseOrder.BY_ID));
        } catch (IllegalArgumentException e) {
            expect(
                    false,
                    field.isEmpty() ? "phase" : field.substring(0, field.length() - 1),
                    Objects.requireNonNullElse(e.getMessage(), "is not valid"));
            return null;
        }
    }

    private CarQuery query(String field, @Nullable String text) {
        return switch (CarQuery.parse(text == null ? "" : text)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(var error) -> {
                expect(false, field + "query", "has no meaning at position " + error.position());
                yield CarQuery.ALL;
            }
        };
    }

    private static Canary canary(PhaseWish wish) {
        Integer cars = wish.canaryCars();
        Integer percent = wish.canaryPercent();
        if (cars != null && percent != null) {
            throw new IllegalArgumentException("a canary is a number or a share, not both");
        }
        if (cars != null) {
            return new Canary.Count(cars);
        }
        return percent == null ? new Canary.None() : new Canary.Percent(percent);
    }

    private int parallel(String field, PhaseWish wish) {
        int parallel = Objects.requireNonNullElse(wish.parallel(), PARALLEL);
        expect(parallel >= 1, field + "parallel", "must be at least 1");
        return Math.max(1, parallel);
    }

    private static GateRules gates(PhaseWish wish) {
        GateRules usual = GateRules.DEFAULT;
        return new GateRules(
                or(wish.successThreshold(), usual.successThreshold()),
                or(wish.failureLimit(), usual.failureLimit()),
                or(wish.minimumSample(), usual.minimumSample()),
                or(wish.canaryHealthy(), usual.canaryHealthy()),
                or(wish.safetyChecks(), usual.safetyChecks()),
                or(wish.onBreach(), usual.onBreach()));
    }

    private static Timing timing(PhaseWish wish) {
        Timing usual = Timing.DEFAULT;
        return new Timing(
                or(wish.soak(), usual.soak()),
                or(wish.waitAfter(), usual.waitAfter()),
                bounded("phaseTimeoutMs", or(wish.phaseTimeout(), usual.phaseTimeout()), Duration.ofDays(30)),
                bounded("carTimeoutMs", or(wish.carTimeout(), usual.carTimeout()), Duration.ofHours(1)),
                bounded("rollbackTimeoutMs", or(wish.rollbackTimeout(), usual.rollbackTimeout()), Duration.ofHours(1)));
    }

    private static Duration bounded(String field, Duration value, Duration most) {
        if (value.compareTo(Duration.ofSeconds(10)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(field + " must be 10000 to " + most.toMillis());
        }
        return value;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= MOST_TEXT;
    }

    private void expect(boolean holds, String field, String rule) {
        if (!holds) {
            errors.add(new FieldError(field, "INVALID", rule));
        }
    }
}
