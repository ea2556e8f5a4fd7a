package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.views.desk.Destination;

class IncomingLinkTest {
    private final AtomicBoolean free = new AtomicBoolean(true);
    private final List<Destination> opened = new ArrayList<>();
    private final AtomicInteger complaints = new AtomicInteger();
    private final IncomingLink incoming = new IncomingLink(_ -> free.get(), opened::add, complaints::incrementAndGet);

    @Test
    void aLinkIsFollowedAtOnce() {
        incoming.accept("pitwall:car/WBA-1");

        assertThat(opened).containsExactly(new Destination.Car(new CarId("WBA-1")));
    }

    @Test
    void aLinkToAMomentLeadsToThePlaceAndThenToTheMoment() {
        incoming.accept("pitwall:car/WBA-1?at=2026-11-21T13:42:10Z");

        assertThat(opened)
                .containsExactly(
                        new Destination.Car(new CarId("WBA-1")),
                        new Destination.Past(Instant.parse("2026-11-21T13:42:10Z")));
    }

    @Test
    void behindALockTheNewestLinkWaits() {
        free.set(false);
        incoming.accept("pitwall:car/WBA-1");
        incoming.accept("pitwall:rollouts");
        incoming.look();
        assertThat(opened).isEmpty();

        free.set(true);
        incoming.look();
        incoming.look();

        assertThat(opened).containsExactly(new Destination.Rollouts());
    }

    @Test
    void theNameOfACaseFileOpensIt(@TempDir Path folder) {
        Path file = folder.resolve("WBA-1.pitwall-case");

        incoming.accept(file.toString());
        incoming.accept("WBA-1.pitwall-case");
        incoming.accept("pitwall:" + file);
        incoming.accept(folder.resolve("WBA-1.zip").toString());

        assertThat(opened).containsExactly(new Destination.Case(Optional.of(file)));
        assertThat(complaints).hasValue(3);
    }

    @Test
    void aCaseFileNeedsNoSignInAndDoesNotWaitForOne(@TempDir Path folder) {
        IncomingLink early =
                new IncomingLink(place -> place instanceof Destination.Case, opened::add, complaints::incrementAndGet);
        Path file = folder.resolve("WBA-1.pitwall-case");

        early.accept("pitwall:car/WBA-1");
        assertThat(opened).isEmpty();
        early.accept(file.toString());

        assertThat(opened).containsExactly(new Destination.Case(Optional.of(file)));
    }

    @Test
    void whatLeadsNowhereIsSaidAndNotFollowed() {
        incoming.accept("pitwall:car/../../etc");

        assertThat(opened).isEmpty();
        assertThat(complaints).hasValue(1);
    }
}
