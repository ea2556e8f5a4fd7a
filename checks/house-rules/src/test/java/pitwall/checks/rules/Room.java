package pitwall.checks.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A room of the house and the rooms it may lead to. What `docs/architecture.md` does not draw is forbidden.
enum Room {
    FLEET_MODEL("fleet-model", "fleet"),
    PROTOCOL("protocol", "protocol", FLEET_MODEL),
    CLIENT_SDK("client-sdk", "client", FLEET_MODEL, PROTOCOL),
    OFFLINE_CACHE("offline-cache", "cache", FLEET_MODEL, PROTOCOL, CLIENT_SDK),
    VIEWS("views", "views", FLEET_MODEL, PROTOCOL, CLIENT_SDK),
    FLEET_SERVER("fleet-server", "server", FLEET_MODEL, PROTOCOL),
    AGENT("agent", "agent", FLEET_MODEL, PROTOCOL),
    SIMULATOR("simulator", "simulator", FLEET_MODEL, PROTOCOL, AGENT),
    APP("app", "app", FLEET_MODEL, PROTOCOL, CLIENT_SDK, OFFLINE_CACHE, VIEWS, FLEET_SERVER, SIMULATOR),
    CLI("cli", "cli", FLEET_MODEL, PROTOCOL, CLIENT_SDK, FLEET_SERVER, AGENT, SIMULATOR);

    private final String folder;
    private final String packageName;
    private final List<Room> doors;

    Room(String folder, String packageName, Room... doors) {
        this.folder = folder;
        this.packageName = packageName;
        this.doors = List.of(doors);
    }

    /// The folder of its module in the repository.
    String folder() {
        return folder;
    }

    /// Its packages below the root package, in ArchUnit's notation.
    String packages(String root) {
        return root + "." + packageName + "..";
    }

    static String[] packages(String root, Set<Room> rooms) {
        return rooms.stream().map(room -> room.packages(root)).toArray(String[]::new);
    }

    Set<Room> doors() {
        return doors.isEmpty() ? EnumSet.noneOf(Room.class) : EnumSet.copyOf(doors);
    }

    Set<Room> walls() {
        Set<Room> walls = EnumSet.complementOf(EnumSet.of(this));
        walls.removeAll(doors());
        return walls;
    }

    static Set<Room> allBut(Room... rooms) {
        Set<Room> others = EnumSet.allOf(Room.class);
        Arrays.asList(rooms).forEach(others::remove);
        return others;
    }
}
