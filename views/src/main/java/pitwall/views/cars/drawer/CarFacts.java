package pitwall.views.cars.drawer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Puts what is known about a car into words, section by section. Knows no toolkit.
public final class CarFacts {
    private final Strings strings;
    private final Formats formats;
    private final CarText text;

    public CarFacts(Strings strings, CarText text) {
        this.strings = strings;
        this.formats = strings.formats();
        this.text = text;
    }

    /// Everything.
    public List<FactSection> of(Car car, ReadingTime time) {
        List<Fact> condition = new ArrayList<>(versions(car.status()));
        condition.addAll(condition(car, time));
        List<FactSection> sections = new ArrayList<>();
        sections.add(section("cars.drawer.condition", condition));
        sections.addAll(figuresAndIdentity(car, time));
        return sections;
    }

    /// Everything but the versions, for a place that shows them side by side.
    public List<FactSection> besideVersions(Car car, ReadingTime time) {
        List<FactSection> sections = new ArrayList<>();
        sections.add(section("cars.drawer.condition", condition(car, time)));
        sections.addAll(figuresAndIdentity(car, time));
        return sections;
    }

    /// The facts of a moment of the past with what they are now, where that is something else. When it was heard is
    /// left as it was: time passes for every car.
    ///
    /// @param then the facts as they are shown
    /// @param same the car now, read as of then: what differs there differs for other reasons than time
    /// @param now the car now, read as of now
    public List<FactSection> compared(List<FactSection> then, List<FactSection> same, List<FactSection> now) {
        List<FactSection> sections = new ArrayList<>();
        for (FactSection section : then) {
            List<Fact> facts = section.facts().stream()
                    .map(fact -> compared(
                            fact, find(same, section.title(), fact.name()), find(now, section.title(), fact.name())))
                    .toList();
            sections.add(new FactSection(section.title(), facts));
        }
        return sections;
    }

    private Fact compared(Fact then, String same, String now) {
        boolean heard = then.name().equals(strings.get("cars.drawer.heard"));
        return heard || formats.withoutStale(then.value()).equals(formats.withoutStale(same))
                ? then
                : new Fact(then.name(), text.thenNow(then.value(), now), then.aged(), then.code());
    }

    /// Nothing where there is no such fact any more.
    private static String find(List<FactSection> sections, String title, String name) {
        return sections.stream()
                .filter(section -> section.title().equals(title))
                .flatMap(section -> section.facts().stream())
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    private List<FactSection> figuresAndIdentity(Car car, ReadingTime time) {
        List<FactSection> sections = new ArrayList<>();
        sections.add(section("cars.drawer.figures", figures(car, time)));
        sections.add(section("cars.drawer.identity", identity(car.info())));
        if (!car.info().labels().isEmpty()) {
            sections.add(section("cars.drawer.tags", labels(car.info().labels())));
        }
        return sections;
    }

    private FactSection section(String key, List<Fact> facts) {
        return new FactSection(strings.get(key), facts);
    }

    private List<Fact> versions(CarStatus status) {
        return List.of(
                Fact.code(strings.get("cars.drawer.actual"), orUnknown(status.actualVersion())),
                Fact.code(strings.get("cars.drawer.desired"), orUnknown(status.desiredVersion())));
    }

    private List<Fact> condition(Car car, ReadingTime time) {
        CarStatus status = car.status();
        List<Fact> facts = new ArrayList<>();
        facts.add(column(CarColumn.PHASE, car, time));
        facts.add(column(CarColumn.MOTION, car, time));
        facts.add(reported("cars.drawer.workload", strings.get("cars.workload." + status.workload()), car, time));
        facts.add(column(CarColumn.AGENT, car, time));
        facts.add(reported("cars.drawer.safety", strings.get("cars.safety." + status.safety()), car, time));
        facts.add(Fact.of(
                strings.get("cars.drawer.connection"), strings.get("cars.connection." + status.connectivity())));
        facts.add(Fact.of(strings.get("cars.drawer.since"), moment(status.since(), time)));
        if (status.problemSince() != null) {
            facts.add(Fact.of(strings.get("cars.drawer.problem-since"), moment(status.problemSince(), time)));
        }
        return facts;
    }

    private List<Fact> figures(Car car, ReadingTime time) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(strings.get("cars.drawer.heard"), moment(car.vitals().heard(), time)));
        List<CarColumn> columns = List.of(
                CarColumn.BATTERY,
                CarColumn.SPEED,
                CarColumn.TEMPERATURE,
                CarColumn.CPU,
                CarColumn.MEMORY,
                CarColumn.DISK,
                CarColumn.SIGNAL,
                CarColumn.UPTIME);
        columns.forEach(column -> facts.add(column(column, car, time)));
        facts.add(2, charging(car, time));
        facts.add(position(car, time));
        return facts;
    }

    private Fact charging(Car car, ReadingTime time) {
        Boolean charging = car.vitals().charging();
        String value = charging == null ? Formats.UNKNOWN : strings.get(charging ? "cars.yes" : "cars.no");
        return reported("cars.drawer.charging", value, car, time);
    }

    private Fact position(Car car, ReadingTime time) {
        Vitals vitals = car.vitals();
        Position position = vitals.position();
        String value = position == null
                ? Formats.UNKNOWN
                : strings.get(
                        "cars.drawer.position.value",
                        formats.number(position.latitude(), 4),
                        formats.number(position.longitude(), 4),
                        text.text(CarColumn.POSITION_AGE, car, time));
        return reported("cars.drawer.position", value, car, time);
    }

    private List<Fact> identity(CarInfo info) {
        return List.of(
                Fact.of(strings.get("cars.column.name.name"), info.name()),
                Fact.of(strings.get("cars.column.region.name"), text.region(info.region())),
                Fact.of(strings.get("cars.column.model.name"), info.model()),
                Fact.of(strings.get("cars.column.ring.name"), Integer.toString(info.ring())),
                Fact.code(strings.get("cars.column.vin.name"), orUnknown(info.vin())),
                Fact.code(strings.get("cars.drawer.agent-name"), info.agentName()),
                Fact.of(strings.get("cars.drawer.created"), formats.full(info.createdAt())),
                Fact.of(strings.get("cars.drawer.revision"), formats.exact(info.revision())));
    }

    private static List<Fact> labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(entry -> Fact.of(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private Fact column(CarColumn column, Car car, ReadingTime time) {
        boolean aged = text.growsOld(column) && CarText.isAged(car, time);
        return new Fact(strings.get("cars.column." + column.id() + ".name"), text.text(column, car, time), aged, false);
    }

    private Fact reported(String key, String value, Car car, ReadingTime time) {
        return new Fact(strings.get(key), text.aged(value, car, time), CarText.isAged(car, time), false);
    }

    private String moment(@Nullable Instant at, ReadingTime time) {
        return at == null
                ? Formats.UNKNOWN
                : strings.get("cars.drawer.moment", formats.moment(at, time.now()), formats.distance(at, time.now()));
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? Formats.UNKNOWN : value;
    }
}
