package pitwall.server.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.Problem.FieldError;

/// Makes a policy of what somebody sent; collects what is wrong with it and says it all at once. For one reading.
public final class PolicyReader {
    private static final int MOST_RULES = 200;
    private static final int MOST_WINDOWS = 50;
    private static final int MOST_ZONES = 500;
    private static final int LONGEST_NAME = 64;

    private final List<FieldError> errors = new ArrayList<>();

    /// What was wrong with what was read; empty if nothing was.
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /// The policy, without a number yet; empty where anything is wrong.
    public Optional<SafetyPolicy> read(PolicyRules sent) {
        expect(sent.rules().size() <= MOST_RULES, "rules", "must be " + MOST_RULES + " at most");
        Map<String, String> names = Objects.requireNonNullElse(sent.zones(), Map.of());
        expect(names.size() <= MOST_ZONES, "zones", "must be " + MOST_ZONES + " at most");
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        List<SafetyRule> rules = new ArrayList<>();
        Set<RuleScope> scopes = new HashSet<>();
        for (int number = 0; number < sent.rules().size(); number++) {
            String field = "rules[" + number + "]";
            RuleScope scope = scope(field, sent.rules().get(number));
            SafetyRule rule = rule(field, scope, sent.rules().get(number));
            expect(scopes.add(scope), field + ".scope", "has a rule already");
            if (rule != null) {
                rules.add(rule);
            }
        }
        Map<String, ZoneId> zones = new HashMap<>();
        names.forEach((region, name) -> zones.put(region, zone("zones." + region, name)));
        String defaultName = sent.defaultZone();
        ZoneId defaultZone = defaultName == null ? ZoneOffset.UTC : zone("defaultZone", defaultName);
        return errors.isEmpty() ? Optional.of(new SafetyPolicy(0, rules, zones, defaultZone)) : Optional.empty();
    }

    private RuleScope scope(String field, PolicyRules.Rule rule) {
        String name = rule.name();
        boolean named = name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
        return switch (rule.scope()) {
            case EVERYWHERE -> {
                expect(name == null, field + ".name", "must not be there for all cars");
                yield new RuleScope.Everywhere();
            }
            case MODEL -> {
                expect(named, field + ".name", "must name the model");
                yield new RuleScope.Model(String.valueOf(name));
            }
            case REGION -> {
                expect(named, field + ".name", "must name the region");
                yield new RuleScope.Region(String.valueOf(name));
            }
        };
    }

    private @Nullable SafetyRule rule(String field, RuleScope scope, PolicyRules.Rule rule) {
        int battery = rule.minimumBatteryPercent();
        boolean charged = battery >= 0 && battery <= 100;
        expect(charged, field + ".minimumBatteryPercent", "must be 0 to 100");
        List<PolicyRules.Window> sent = Objects.requireNonNullElse(rule.windows(), List.of());
        List<UpdateWindow> windows = windows(field + ".windows", sent);
        return charged
                ? new SafetyRule(
                        scope,
                        rule.stationary(),
                        battery,
                        rule.notAutonomous(),
                        windows,
                        Boolean.TRUE.equals(rule.charging()),
                        Boolean.TRUE.equals(rule.unmetered()))
                : null;
    }

    /// The windows of something that adds to a policy; what is wrong with them is in [#errors].
    public List<UpdateWindow> windows(String field, List<PolicyRules.Window> sent) {
        expect(sent.size() <= MOST_WINDOWS, field, "must be " + MOST_WINDOWS + " at most");
        List<UpdateWindow> windows = new ArrayList<>();
        for (int number = 0; number < Math.min(sent.size(), MOST_WINDOWS); number++) {
            windows.add(window(field + "[" + number + "]", sent.get(number)));
        }
        return windows;
    }

    private UpdateWindow window(String field, PolicyRules.Window window) {
        Set<DayOfWeek> days = window.days();
        expect(days == null || !days.isEmpty(), field + ".days", "must name a day, or not be there");
        Set<DayOfWeek> begins = days == null || days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
        return new UpdateWindow(begins, time(field + ".from", window.from()), time(field + ".to", window.to()));
    }

    private LocalTime time(String field, String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            expect(time.getSecond() == 0 && time.getNano() == 0, field, "must be a whole minute");
            return time;
        } catch (DateTimeParseException e) {
            expect(false, field, "must be a time of day such as 22:00");
            return LocalTime.MIDNIGHT;
        }
    }

    private ZoneId zone(String field, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            expect(false, field, "must be a time zone such as Europe/Berlin");
            return ZoneOffset.UTC;
        }
    }

    private void expect(boolean right, String field, String otherwise) {
        if (!right) {
            errors.add(new FieldError(field, "INVALID", otherwise));
        }
    }
}
