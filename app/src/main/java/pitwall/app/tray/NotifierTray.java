package pitwall.app.tray;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayView;

/// The icon in the notification area of a desktop of Linux, by way of the bus of the session. A panel that is started
/// later, or anew, gets it too. Nothing is connected while no icon is wanted. FX thread; the bus is spoken to in the
/// background.
final class NotifierTray implements Tray {
    private static final Logger log = LoggerFactory.getLogger(NotifierTray.class);

    private final Bus bus;
    private final Runnable clicked;
    private final Executor background;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NONE);
    /// Held by whoever speaks to the bus.
    private final ReentrantLock speaking = new ReentrantLock();

    private volatile @Nullable TrayView wanted;
    private @Nullable DBusConnection connection;
    private @Nullable ShownItem item;
    private @Nullable TrayView told;
    /// Whether a desktop has the icon, as far as is known.
    private volatile boolean registered;

    /// @param clicked called on any thread
    NotifierTray(Bus bus, Runnable clicked, Executor background, Executor fxThread) {
        this.bus = bus;
        this.clicked = clicked;
        this.background = background;
        this.fxThread = fxThread;
    }

    /// Where the bus is.
    @FunctionalInterface
    interface Bus {
        /// That of the session, where the desktop runs.
        Bus OF_SESSION = () -> DBusConnectionBuilder.forSessionBus();

        /// @throws DBusException where there is none
        DBusConnectionBuilder find() throws DBusException;
    }

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public void show(TrayView view) {
        wanted = view;
        background.execute(this::speak);
    }

    @Override
    public void hide() {
        wanted = null;
        background.execute(this::speak);
    }

    @Override
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// Brings the bus to what is wanted by now.
    private void speak() {
        speaking.lock();
        try {
            TrayView view = wanted;
            if (view == null) {
                leave();
                tell(Place.NONE);
            } else if (connection == null || !connection.isConnected()) {
                leave();
                join(view);
            } else {
                become(connection, view);
                if (!registered) {
                    register();
                }
            }
        } catch (DBusException | RuntimeException | LinkageError e) {
            // What the address of the bus says, and what answers there, is not ours.
            log.info("no icon in the notification area: {}", String.valueOf(e));
            leave();
            tell(Place.MISSING);
        } finally {
            speaking.unlock();
        }
    }

    private void join(TrayView view) throws DBusException {
        DBusConnection joined = bus.find()
                .withShared(false)
                .withDisconnectCallback(new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException e) {
                        tell(Place.MISSING);
                    }
                })
                .build();
        connection = joined;
        ShownItem made = new ShownItem(view, clicked);
        item = made;
        told = view;
        joined.exportObject(NotifierItem.PATH, made);
        joined.requestBusName(name());
        joined.addSigHandler(DBus.NameOwnerChanged.class, this::changed);
        register();
    }

    /// A name of its own, as the specification has it.
    private static String name() {
        return NotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
    }

    private void changed(DBus.NameOwnerChanged signal) {
        if (signal.name.equals(NotifierWatcher.NAME)) {
            registered = false;
            if (signal.newOwner.isEmpty()) {
                tell(Place.MISSING);
            } else {
                background.execute(this::registerAgain);
            }
        }
    }

    private void registerAgain() {
        speaking.lock();
        try {
            register();
        } finally {
            speaking.unlock();
        }
    }

    private void register() {
        DBusConnection joined = connection;
        if (joined == null) {
            return;
        }
        try {
            joined.getRemoteObject(NotifierWatcher.NAME, NotifierWatcher.PATH, NotifierWatcher.class)
                    .register(name());
            registered = true;
            tell(Place.SHOWN);
        } catch (DBusException | DBusExecutionException e) {
            log.info("this desktop has no notification area: {}", String.valueOf(e.getMessage()));
            tell(Place.MISSING);
        }
    }

    private void become(DBusConnection joined, TrayView view) throws DBusException {
        ShownItem shownItem = item;
        TrayView before = told;
        if (shownItem == null || before == null || before.equals(view)) {
            return;
        }
        shownItem.become(view);
        told = view;
        if (before.mood() != view.mood() || before.light() != view.light()) {
            joined.sendMessage(new NotifierItem.NewIcon(NotifierItem.PATH));
            joined.sendMessage(new NotifierItem.NewAttentionIcon(NotifierItem.PATH));
        }
        joined.sendMessage(new NotifierItem.NewToolTip(NotifierItem.PATH));
        String status = ShownItem.status(view);
        if (!status.equals(ShownItem.status(before))) {
            joined.sendMessage(new NotifierItem.NewStatus(NotifierItem.PATH, status));
        }
    }

    private void leave() {
        DBusConnection joined = connection;
        connection = null;
        item = null;
        told = null;
        registered = false;
        if (joined != null) {
            joined.disconnect();
        }
    }

    private void tell(Place now) {
        fxThread.execute(() -> place.set(now));
    }
}
