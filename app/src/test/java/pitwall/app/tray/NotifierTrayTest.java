package pitwall.app.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pitwall.views.tray.Tray.Place;
import pitwall.views.tray.TrayMood;
import pitwall.views.tray.TrayView;

/// The icon in the notification area as a desktop of Linux sees it, over a real bus.
@Timeout(120)
class NotifierTrayTest {
    private static final TrayView LIVE = new TrayView(TrayMood.LIVE, true, "The fleet is live");
    private static final TrayView URGENT = new TrayView(TrayMood.URGENT, true, "2 urgent alarms wait");

    @TempDir
    Path folder;

    private final AtomicInteger clicks = new AtomicInteger();
    private Process daemon;
    private String address;
    private NotifierTray tray;

    @BeforeAll
    static void busIsInstalled() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "dbus-daemon")));
        assumeTrue(there, "no dbus-daemon on this computer");
    }

    @BeforeEach
    void begin() throws Exception {
        startTheBus();
        tray = new NotifierTray(
                () -> DBusConnectionBuilder.forAddress(address), clicks::incrementAndGet, Runnable::run, Runnable::run);
    }

    private void startTheBus() throws Exception {
        address = "unix:path=" + folder.resolve("bus");
        daemon = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address", "--address=" + address)
                .redirectError(Redirect.DISCARD)
                .start();
        assertThat(daemon.inputReader().readLine()).as("it is ready").startsWith(address);
    }

    @AfterEach
    void stopTheBus() throws Exception {
        tray.hide();
        daemon.destroy();
        daemon.waitFor();
    }

    @Test
    void desktopShowsTheIconAndAClickIsTold() throws Exception {
        try (Desktop desktop = new Desktop()) {
            tray.show(LIVE);
            assertThat(tray.placeProperty().get()).isEqualTo(Place.SHOWN);
            String item = desktop.items.getFirst();

            assertThat(desktop.property(item, "Status").getValue()).isEqualTo("Active");
            assertThat(desktop.property(item, "Id").getValue()).isEqualTo("pitwall");
            assertThat(desktop.property(item, "ItemIsMenu").getValue()).isEqualTo(false);
            assertThat(desktop.property(item, "ToolTip").getSig()).isEqualTo("(sa(iiay)ss)");
            assertThat(((Object[]) desktop.property(item, "ToolTip").getValue())[3])
                    .isEqualTo("The fleet is live");
            Variant<?> pictures = desktop.property(item, "IconPixmap");
            assertThat(pictures.getSig()).isEqualTo("a(iiay)");
            List<?> sizes = (List<?>) pictures.getValue();
            assertThat(sizes).extracting(size -> ((Object[]) size)[0]).isEqualTo(List.of(16, 22, 24, 32, 48));
            List<?> dots = (List<?>) ((Object[]) sizes.getFirst())[2];
            assertThat(dots).hasSize(16 * 16 * 4);

            desktop.item(item).activate(3, 4);
            desktop.item(item).contextMenu(3, 4);
            desktop.item(item).secondaryActivate(3, 4);
            desktop.item(item).scroll(120, "vertical");
            assertThat(clicks).hasValue(3);
        }
    }

    @Test
    void desktopIsToldWhatLooksOtherwise() throws Exception {
        try (Desktop desktop = new Desktop()) {
            tray.show(LIVE);
            tray.show(URGENT);
            desktop.told("NewIcon", "NewAttentionIcon", "NewToolTip", "NewStatus NeedsAttention");
            String item = desktop.items.getFirst();
            assertThat(desktop.status(item)).isEqualTo("NeedsAttention");

            desktop.signals.clear();
            tray.show(new TrayView(TrayMood.URGENT, true, "3 urgent alarms wait"));
            desktop.told("NewToolTip");
            assertThat(desktop.items).as("it is the same icon").hasSize(1);
        }
    }

    @Test
    void iconAppearsInADesktopThatComesLaterOrAnew() throws Exception {
        tray.show(LIVE);
        assertThat(tray.placeProperty().get()).isEqualTo(Place.MISSING);

        for (int turn = 1; turn <= 2; turn++) {
            try (Desktop desktop = new Desktop()) {
                await().untilAsserted(() -> assertThat(desktop.items).hasSize(1));
                await().until(() -> tray.placeProperty().get() == Place.SHOWN);
                assertThat(desktop.status(desktop.items.getFirst())).isEqualTo("Active");
            }
            await().until(() -> tray.placeProperty().get() == Place.MISSING);
        }
    }

    @Test
    void iconGoesWhereItIsNotWantedAndComesBack() throws Exception {
        try (Desktop desktop = new Desktop()) {
            tray.show(LIVE);
            String item = desktop.items.getFirst();
            tray.hide();
            assertThat(tray.placeProperty().get()).isEqualTo(Place.NONE);
            await().until(() -> !desktop.names().contains(item));

            tray.show(URGENT);
            assertThat(tray.placeProperty().get()).isEqualTo(Place.SHOWN);
            assertThat(desktop.status(desktop.items.getLast())).isEqualTo("NeedsAttention");
        }
    }

    @Test
    void whereThereIsNoBusNothingIsShownAndNothingFails() throws Exception {
        String bus = address;
        for (String none : List.of("unix:path=" + folder.resolve("none"), "disabled:", "autolaunch:", "unix", "")) {
            address = none;
            tray.show(LIVE);
            assertThat(tray.placeProperty().get()).as(none).isEqualTo(Place.MISSING);
        }

        address = bus;
        try (Desktop desktop = new Desktop()) {
            tray.show(URGENT);
            assertThat(tray.placeProperty().get()).isEqualTo(Place.SHOWN);
            assertThat(desktop.items).hasSize(1);
        }
    }

    @Test
    void busThatGoesTakesTheIconAndTheNextLookIsShownByTheNextBus() throws Exception {
        tray.show(LIVE);
        daemon.destroy();
        daemon.waitFor();
        await().until(() -> tray.placeProperty().get() == Place.MISSING);
        startTheBus();

        try (Desktop desktop = new Desktop()) {
            tray.show(URGENT);
            assertThat(tray.placeProperty().get()).isEqualTo(Place.SHOWN);
            assertThat(desktop.status(desktop.items.getFirst())).isEqualTo("NeedsAttention");
        }
    }

    @Test
    void desktopThatTookNoNoticeIsAskedAgainWithTheSameLook() throws Exception {
        tray.show(LIVE);
        try (Desktop desktop = new Desktop()) {
            await().until(() -> tray.placeProperty().get() == Place.SHOWN);
            tray.show(LIVE);
            assertThat(desktop.items).as("it has it").hasSize(1);
        }
    }

    /// What shows icons: keeps who registered and what was told.
    private final class Desktop implements NotifierWatcher, AutoCloseable {
        final List<String> items = new CopyOnWriteArrayList<>();
        final List<String> signals = new CopyOnWriteArrayList<>();
        private final DBusConnection connection;

        Desktop() throws Exception {
            connection =
                    DBusConnectionBuilder.forAddress(address).withShared(false).build();
            connection.exportObject(NotifierWatcher.PATH, this);
            connection.addSigHandler(NotifierItem.NewIcon.class, _ -> signals.add("NewIcon"));
            connection.addSigHandler(NotifierItem.NewAttentionIcon.class, _ -> signals.add("NewAttentionIcon"));
            connection.addSigHandler(NotifierItem.NewToolTip.class, _ -> signals.add("NewToolTip"));
            connection.addSigHandler(NotifierItem.NewStatus.class, told -> signals.add("NewStatus " + told.status));
            connection.requestBusName(NotifierWatcher.NAME);
        }

        @Override
        public void register(String service) {
            items.add(service);
        }

        NotifierItem item(String service) throws Exception {
            return connection.getRemoteObject(service, NotifierItem.PATH, NotifierItem.class);
        }

        Properties properties(String service) throws Exception {
            return connection.getRemoteObject(service, NotifierItem.PATH, Properties.class);
        }

        Variant<?> property(String service, String name) throws Exception {
            Map<String, Variant<?>> all = properties(service).GetAll(NotifierItem.NAME);
            return Objects.requireNonNull(all.get(name), name);
        }

        Object status(String service) throws Exception {
            return properties(service).Get(NotifierItem.NAME, "Status");
        }

        List<String> names() throws Exception {
            return List.of(connection
                    .getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                    .ListNames());
        }

        /// Waits until exactly this was told.
        void told(String... expected) {
            await().untilAsserted(() -> assertThat(signals).containsExactlyInAnyOrder(expected));
        }

        @Override
        public String getObjectPath() {
            return NotifierWatcher.PATH;
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
