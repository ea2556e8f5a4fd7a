package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.protocol.rest.PatchCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

@Isolated
class SlowReaderTest {
    private static final Logger LOG = LoggerFactory.getLogger(SlowReaderTest.class);
    private static final int CARS = 16;
    private static final int READERS = 20;
    private static final long ALLOWANCE = 2_000_000;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        for (int car = 0; car < CARS; car++) {
            server.createCar("car-" + car, "munich");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReaderThatStopsReadingCostsLittleDisturbsNobodyAndCatchesUp() throws Exception {
        List<TestConsole> slow = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            TestConsole console = TestConsole.watch(server.admin());
            console.pause();
            slow.add(console);
        }
        try (TestConsole good = TestConsole.watch(server.admin())) {
            change(30);
            good.until(console -> everybodyIs(console, "round 29"));

            long with = usedHeap();
            slow.subList(1, READERS).forEach(TestConsole::cut);
            await().atMost(Duration.ofSeconds(60)).until(() -> consoles() == 2);
            long without = usedHeap();
            long each = Math.max(0, with - without) / (READERS - 1);
            LOG.info("A reader that does not read costs {} bytes of heap ({} with, {} without)", each, with, without);
            assertThat(each).isLessThan(ALLOWANCE);

            TestConsole late = slow.getFirst();
            late.goOn();
            assertThat(late.awaitResync().reason()).isEqualTo(ResyncReason.TOO_SLOW);
            late.until(console -> everybodyIs(console, "round 29"));
            // The server signs its audit trail now and then; that is a sequence of its own.
            good.until(console -> console.seq() >= late.seq());
            late.until(console -> console.seq() >= good.seq());
            assertThat(late.seq()).isEqualTo(good.seq());
            assertThat(late.ids()).isEqualTo(good.ids());
            assertThat(late.cars().equals(good.cars())).as("both see the same").isTrue();
            late.cut();
        }
    }

    private long consoles() {
        return server.admin()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("pitwall_consoles "))
                .mapToLong(line -> (long) Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElse(0);
    }

    private static boolean everybodyIs(TestConsole console, String name) {
        return console.cars().values().stream()
                .allMatch(car -> car.info().name().equals(name));
    }

    /// Some 20 kB a change, of every car at once.
    private void change(int rounds) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int car = 0; car < CARS; car++) {
                String path = "/api/v1/cars/car-" + car;
                all.add(people.submit(() -> change(path, rounds)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void change(String path, int rounds) {
        for (int round = 0; round < rounds; round++) {
            Person.Reply reply = server.admin().patch(path, wide(round), "If-Match", "\"" + (round + 1) + "\"");
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
    }

    private static PatchCar wide(int round) {
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < 64; i++) {
            labels.put("label-" + i, Integer.toString(round % 10).repeat(250));
        }
        return new PatchCar("round " + round, null, null, null, null, labels);
    }

    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
