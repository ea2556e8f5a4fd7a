package pitwall.server.link;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.protocol.CarFrame;
import pitwall.protocol.Protocol;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.audit.AuditParts;
import pitwall.server.audit.AuditSheet;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.CarRules;
import pitwall.server.registry.Draft;
import pitwall.server.registry.LinkMark;
import pitwall.server.storage.LinkRows;
import pitwall.server.storage.Secrets;

/// Decides whether a car that proved its key may speak, and enrols new ones. Belongs inside the writer.
final class FrontDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int MOST_IMPOSTORS = 10_000;

    private final CarRegistry registry;
    private final String enrolmentKeyHash;
    private final AuditParts audit;
    /// When an impostor of a car was last written down; the cars whose turn was longest ago are forgotten.
    private final Map<CarId, Instant> impostors = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CarId, Instant> eldest) {
            return size() > MOST_IMPOSTORS;
        }
    };

    /// @param enrolmentKeyHash hash of the key that lets unknown cars in
    FrontDesk(CarRegistry registry, String enrolmentKeyHash, AuditParts audit) {
        this.audit = audit;
        this.registry = registry;
        this.enrolmentKeyHash = enrolmentKeyHash;
    }

    Greeting greet(Draft draft, CarFrame.Hello hello) {
        Greeting greeting = decide(draft, hello);
        if (greeting instanceof Greeting.Refused(String code, String message, int close)
                && close != Protocol.CLOSE_FENCED) {
            audit.add(draft, sheet(hello.car()).without(AuditResult.DENIED, code));
        }
        return greeting;
    }

    private AuditSheet sheet(CarId car) {
        return audit.sheet("CAR_ENROLMENT", AuditOrigin.CAR, "car")
                .by(car.value(), "CAR")
                .on(car.value());
    }

    private Greeting decide(Draft draft, CarFrame.Hello hello) {
        CarId id = hello.car();
        LinkRows links = new LinkRows(draft.sql());
        Optional<String> known = links.key(id);
        if (known.isPresent() && draft.car(id).isPresent()) {
            return Secrets.same(known.get(), hello.publicKey()) ? admit(draft, hello) : foreignKey(draft, id);
        }
        return enrol(draft, hello, links);
    }

    private Greeting enrol(Draft draft, CarFrame.Hello hello, LinkRows links) {
        CarId id = hello.car();
        Optional<Car> car = draft.car(id);
        String token = hello.enrolment();
        if (token == null) {
            return refused("NOT_ENROLLED", "The car has no key here; it needs an enrolment token.");
        }
        boolean fleetKey = Secrets.same(Secrets.hash(token), enrolmentKeyHash);
        if (car.isEmpty() && (!fleetKey || links.wasRemoved(id))) {
            return refused("NOT_ENROLLED", "The car is not registered here.");
        }
        if (!fleetKey && !links.spendEnrolment(id, Secrets.hash(token), draft.now())) {
            return refused("NOT_ENROLLED", "The enrolment token is not good for this car.");
        }
        if (car.isEmpty()) {
            List<FieldError> errors = CarRules.check(hello.profile());
            if (!errors.isEmpty()) {
                FieldError first = errors.getFirst();
                return new Greeting.Refused(
                        "BAD_VALUE", first.field() + " " + first.detail() + ".", Protocol.CLOSE_BAD_FRAME);
            }
            if (draft.ownerOf(hello.profile().agentName()).isPresent()) {
                return refused("AGENT_NAME_TAKEN", "Another car has an agent of that name.");
            }
            registry.enrol(draft, id, hello.profile());
        }
        links.bindKey(id, hello.publicKey(), draft.now());
        draft.timeline(id, null, "enrolled", null, Map.of());
        draft.car(id)
                .ifPresent(enrolled -> audit.add(
                        draft,
                        sheet(id)
                                .change(car.map(Car::info).orElse(null), enrolled.info())
                                .accepted()));
        return admit(draft, hello);
    }

    private static Greeting admit(Draft draft, CarFrame.Hello hello) {
        CarId id = hello.car();
        LinkMark mark = draft.mark(id);
        if (hello.boot() < mark.boot()) {
            return new Greeting.Refused("FENCED", "A newer run of this car's agent was here.", Protocol.CLOSE_FENCED);
        }
        if (hello.boot() > mark.boot()) {
            draft.mark(id, LinkMark.startOf(hello.boot()), true);
            return new Greeting.Welcome(0, List.of());
        }
        return Greeting.Welcome.back(mark);
    }

    /// Goes into the car's history, but not as often as somebody likes to try: that would push out the rest of it.
    private Greeting foreignKey(Draft draft, CarId id) {
        LOG.warn("Somebody with another key claimed to be car {}", id);
        Instant before = impostors.get(id);
        if (before == null || before.plus(QUIET).isBefore(draft.now())) {
            draft.timeline(id, null, "foreign_key", null, Map.of());
            draft.afterCommit(() -> impostors.put(id, draft.now()));
        }
        return refused("IDENTITY", "The key is not the one this car enrolled with.");
    }

    private static Greeting refused(String code, String message) {
        return new Greeting.Refused(code, message, Protocol.CLOSE_IDENTITY);
    }
}
