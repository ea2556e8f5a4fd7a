package pitwall.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.VersionOrder;
import pitwall.fleet.release.Versions;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RevokeRelease;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.server.registry.Write;
import pitwall.server.release.ListedRelease;
import pitwall.server.release.ReleaseWrite;
import pitwall.server.release.Releases;
import pitwall.server.storage.ReleaseRows;

/// Releases over REST, without their bytes.
final class ReleaseRoutes {
    private static final int MOST_NOTES = 4_000;
    private static final int MOST_NAMES = 500;

    private final Releases releases;

    ReleaseRoutes(Releases releases) {
        this.releases = releases;
    }

    Answer list(ApiCall call) {
        call.allowOnly(Set.of("trust", "text", "sort", "order", "page", "size"));
        String text = call.query("text").orElse("").toLowerCase(Locale.ROOT);
        Optional<ReleaseTrust> trust = call.query("trust").map(ReleaseRoutes::trust);
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        List<ListedRelease> all = releases.all().stream()
                .filter(listed ->
                        trust.map(wanted -> listed.release().trust() == wanted).orElse(true))
                .filter(listed -> words(listed).contains(text))
                .sorted(order(call))
                .toList();
        List<ReleaseEntry> shown = all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(ReleaseRoutes::entry)
                .toList();
        int pages = Math.max(1, (all.size() + size - 1) / size);
        return new Answer.Data(
                200, shown, Map.of("page", page, "size", size, "total", all.size(), "pages", pages), Map.of());
    }

    private static String words(ListedRelease listed) {
        return (listed.release().version() + "\n" + listed.release().notes() + "\n" + listed.createdBy())
                .toLowerCase(Locale.ROOT);
    }

    /// The newest version first where nothing else is asked for.
    private static Comparator<ListedRelease> order(ApiCall call) {
        String column = call.query("sort").orElse("version");
        Comparator<ListedRelease> order = switch (column) {
            case "version" -> Comparator.comparing(listed -> listed.release().version(), VersionOrder.INSTANCE);
            case "counter" ->
                Comparator.comparingLong(listed -> listed.release().counter());
            case "created" -> Comparator.comparing(listed -> listed.release().createdAt());
            case "trust" -> Comparator.comparing(listed -> listed.release().trust());
            default -> throw new FaultException(Fault.validation("sort", "is not a column"));
        };
        return switch (call.query("order").orElse(column.equals("version") ? "desc" : "asc")) {
            case "asc" -> order;
            case "desc" -> order.reversed();
            default -> throw new FaultException(Fault.validation("order", "must be asc or desc"));
        };
    }

    Answer get(ApiCall call) {
        return releases.find(call.path("version"))
                .map(listed -> Answer.ok(entry(listed)))
                .orElseGet(() -> Answer.refused(Fault.notFound()));
    }

    Write<Answer> create(ApiCall call) {
        CreateRelease wanted = call.body(CreateRelease.class);
        check(errors(wanted));
        ReleaseTarget claim = claim(wanted);
        String by = call.caller().user();
        call.audit().on(claim.version());
        return draft -> noted(call, releases.register(draft, claim, by), 201);
    }

    Write<Answer> revoke(ApiCall call) {
        call.requireWholeFleet("A release that is revoked is revoked for every car.");
        String reason = call.body(RevokeRelease.class).reason().strip();
        if (reason.isEmpty() || reason.length() > 500) {
            throw new FaultException(Fault.validation("reason", "must have 1 to 500 characters"));
        }
        String version = call.path("version");
        String by = call.caller().user();
        call.audit().because(reason);
        return draft -> {
            releases.find(version).ifPresent(listed -> call.audit().before(entry(listed)));
            return noted(call, releases.revoke(draft, version, by, reason), 200);
        };
    }

    private static Answer noted(ApiCall call, ReleaseWrite outcome, int status) {
        if (outcome instanceof ReleaseWrite.Done(ListedRelease listed)) {
            call.audit().after(entry(listed));
        }
        return answer(outcome, status);
    }

    private static Answer answer(ReleaseWrite outcome, int status) {
        return switch (outcome) {
            case ReleaseWrite.Done(ListedRelease listed) ->
                new Answer.Data(
                        status,
                        entry(listed),
                        Map.of(),
                        status == 201
                                ? Map.of(
                                        "Location",
                                        "/api/v1/releases/" + listed.release().version())
                                : Map.of());
            case ReleaseWrite.NoSuchRelease() -> Answer.refused(Fault.notFound());
            case ReleaseWrite.VersionTaken() ->
                Answer.refused(Fault.of(409, "DUPLICATE_ID", "A release of that version exists."));
            case ReleaseWrite.CounterTaken(String version) ->
                Answer.refused(Fault.validation("counter", "belongs to " + version));
            case ReleaseWrite.TooLarge(long most) ->
                Answer.refused(Fault.validation("length", "must be " + most + " bytes at most"));
            case ReleaseWrite.OverQuota(long most) ->
                Answer.refused(new Fault(
                        429,
                        "UPLOAD_QUOTA",
                        "You may register " + most + " bytes of releases within a day.",
                        List.of(),
                        Map.of("Retry-After", "3600")));
            case ReleaseWrite.StoreFull(long most) ->
                Answer.refused(Fault.of(507, "STORE_FULL", "The server keeps " + most + " bytes of releases at most."));
        };
    }

    private static ReleaseTarget claim(CreateRelease wanted) {
        return new ReleaseTarget(
                wanted.version(),
                new Artifact(wanted.sha256(), wanted.length()),
                wanted.counter(),
                set(wanted.models()),
                set(wanted.hardware()),
                set(wanted.fromVersions()),
                Optional.ofNullable(wanted.minimumBatteryPercent()).orElse(0),
                Optional.ofNullable(wanted.notes()).orElse(""),
                wanted.minimumAgent());
    }

    private static List<FieldError> errors(CreateRelease wanted) {
        List<FieldError> errors = new ArrayList<>();
        expect(Versions.isValid(wanted.version()), "version", "must match [A-Za-z0-9][A-Za-z0-9._+-]{0,63}", errors);
        expect(wanted.counter() >= 0, "counter", "must not be negative", errors);
        expect(Artifact.isDigest(wanted.sha256()), "sha256", "must be 64 lower-case hexadecimal digits", errors);
        expect(wanted.length() > 0, "length", "must be positive", errors);
        expect(areNames(set(wanted.models())), "models", "must be up to 500 names", errors);
        expect(areNames(set(wanted.hardware())), "hardware", "must be up to 500 names", errors);
        expect(
                set(wanted.fromVersions()).size() <= MOST_NAMES
                        && set(wanted.fromVersions()).stream().allMatch(Versions::isValid),
                "fromVersions",
                "must be up to 500 versions",
                errors);
        int battery = Optional.ofNullable(wanted.minimumBatteryPercent()).orElse(0);
        expect(battery >= 0 && battery <= 100, "minimumBatteryPercent", "must be 0 to 100", errors);
        String notes = Optional.ofNullable(wanted.notes()).orElse("");
        expect(notes.length() <= MOST_NOTES, "notes", "must have " + MOST_NOTES + " characters at most", errors);
        expect(
                wanted.minimumAgent() == null || Versions.isValid(wanted.minimumAgent()),
                "minimumAgent",
                "must be a version",
                errors);
        return errors;
    }

    private static boolean areNames(Set<String> names) {
        return names.size() <= MOST_NAMES && names.stream().allMatch(name -> !name.isBlank() && name.length() <= 64);
    }

    private static void expect(boolean holds, String field, String rule, List<FieldError> errors) {
        if (!holds) {
            errors.add(new FieldError(field, "INVALID", rule));
        }
    }

    private static void check(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new FaultException(Fault.validation(errors));
        }
    }

    private static Set<String> set(@Nullable Set<String> given) {
        return given == null ? Set.of() : given;
    }

    private static ReleaseTrust trust(String text) {
        try {
            return ReleaseTrust.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("trust", "must be trusted, unsigned, unverifiable or revoked"));
        }
    }

    private static ReleaseEntry entry(ListedRelease listed) {
        Release release = listed.release();
        ReleaseRows.Revocation revoked = listed.revoked();
        return new ReleaseEntry(
                release.version(),
                release.counter(),
                release.artifact().sha256(),
                release.artifact().length(),
                release.trust(),
                listed.reason(),
                listed.why().isEmpty() ? null : listed.why(),
                listed.stored(),
                sorted(release.models()),
                sorted(listed.hardware()),
                sorted(release.fromVersions()),
                release.minimumBatteryPercent(),
                release.minimumAgent(),
                release.notes(),
                sorted(release.signedBy()),
                release.createdAt(),
                listed.createdBy(),
                revoked == null ? null : new ReleaseEntry.Revoked(revoked.at(), revoked.by(), revoked.reason()));
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
