package pitwall.checks.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A library that belongs to some rooms.
enum Library {
    JAVAFX("JavaFX", Set.of(Room.VIEWS, Room.APP), "javafx..", "com.sun.javafx.."),
    THEMES(
            "AtlantaFX, ControlsFX and Ikonli",
            Set.of(Room.VIEWS, Room.APP),
            "atlantafx..",
            "org.controlsfx..",
            "org.kordamp.."),
    H2("H2", Set.of(Room.OFFLINE_CACHE), "org.h2.."),
    TYRUS("Tyrus", Set.of(Room.CLIENT_SDK), "org.glassfish.tyrus..", "jakarta.websocket.."),
    RETROFIT("Retrofit", Set.of(Room.CLIENT_SDK), "retrofit2..", "okio.."),
    /// The server's webhooks need its hold on the socket that is connected.
    OKHTTP("OkHttp", Set.of(Room.CLIENT_SDK, Room.FLEET_SERVER), "okhttp3.."),
    MAIL("Angus Mail", Set.of(Room.FLEET_SERVER), "jakarta.mail..", "org.eclipse.angus.."),
    JAVALIN("Javalin", Set.of(Room.FLEET_SERVER), "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."),
    SERVER_STORE(
            "jdbi, Hikari, Flyway and the databases of the server",
            Set.of(Room.FLEET_SERVER),
            "org.jdbi..",
            "com.zaxxer..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql.."),
    SQL("java.sql", Set.of(Room.OFFLINE_CACHE, Room.FLEET_SERVER, Room.CLI), "java.sql..", "javax.sql.."),
    JACKSON(
            "Jackson",
            Set.of(
                    Room.PROTOCOL,
                    Room.CLIENT_SDK,
                    Room.OFFLINE_CACHE,
                    Room.FLEET_SERVER,
                    Room.AGENT,
                    Room.SIMULATOR,
                    Room.APP,
                    Room.CLI),
            "com.fasterxml.jackson.."),
    SLF4J("SLF4J", complementOf(Room.FLEET_MODEL, Room.PROTOCOL), "org.slf4j.."),
    LOGBACK("logback", Set.of(Room.APP, Room.CLI), "ch.qos.logback.."),
    DBUS("the bus of the desktop", Set.of(Room.APP), "org.freedesktop.dbus.."),
    PICOCLI("picocli", Set.of(Room.APP, Room.CLI), "picocli.."),
    TEST_SUPPORT("test-support", Set.of(), "pitwall.testing..", "org.junit..", "org.assertj..", "org.awaitility..");

    private final String title;
    private final Set<Room> owners;
    private final List<String> packages;

    Library(String title, Set<Room> owners, String... packages) {
        this.title = title;
        this.owners = owners.isEmpty() ? EnumSet.noneOf(Room.class) : EnumSet.copyOf(owners);
        this.packages = List.of(packages);
    }

    String title() {
        return title;
    }

    Set<Room> owners() {
        return owners;
    }

    Set<Room> strangers() {
        return Room.allBut(owners.toArray(Room[]::new));
    }

    String[] packages() {
        return packages.toArray(String[]::new);
    }

    private static Set<Room> complementOf(Room... rooms) {
        return Room.allBut(rooms);
    }
}
