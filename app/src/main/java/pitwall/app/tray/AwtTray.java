package pitwall.app.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayView;

/// The icon in the notification area of Windows. Nothing of AWT is loaded while no icon is wanted. FX thread; AWT is
/// spoken to on its own thread.
final class AwtTray implements Tray {
    private static final Logger log = LoggerFactory.getLogger(AwtTray.class);

    private final Runnable clicked;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NONE);
    private boolean used;
    /// Thread of AWT.
    private @Nullable TrayIcon icon;

    /// @param clicked called on any thread
    AwtTray(Runnable clicked, Executor fxThread) {
        this.clicked = clicked;
        this.fxThread = fxThread;
    }

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public void show(TrayView view) {
        used = true;
        EventQueue.invokeLater(() -> become(view));
    }

    @Override
    public void hide() {
        if (used) {
            EventQueue.invokeLater(this::remove);
        }
    }

    @Override
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    private void become(TrayView view) {
        if (!SystemTray.isSupported()) {
            tell(Place.MISSING);
            return;
        }
        SystemTray tray = SystemTray.getSystemTray();
        Image picture = picture(view);
        TrayIcon there = icon;
        if (there != null) {
            there.setImage(picture);
            there.setToolTip(words(view));
            return;
        }
        TrayIcon made = new TrayIcon(picture, words(view));
        made.setImageAutoSize(true);
        made.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                clicked.run();
            }
        });
        // From the keyboard, and with two clicks.
        made.addActionListener(_ -> clicked.run());
        try {
            tray.add(made);
            icon = made;
            tell(Place.SHOWN);
        } catch (AWTException e) {
            log.info("no icon in the notification area: {}", String.valueOf(e.getMessage()));
            tell(Place.MISSING);
        }
    }

    private static String words(TrayView view) {
        return "Pitwall: " + view.sentence();
    }

    /// In every size: which of them is shown depends on how fine the dots of the screen are.
    private static Image picture(TrayView view) {
        return new BaseMultiResolutionImage(
                TrayPicture.of(view).stream().map(AwtTray::drawn).toArray(Image[]::new));
    }

    private static BufferedImage drawn(TrayPicture picture) {
        int size = picture.size();
        BufferedImage drawn = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        drawn.setRGB(0, 0, size, size, picture.argb(), 0, size);
        return drawn;
    }

    private void remove() {
        TrayIcon there = icon;
        icon = null;
        if (there != null) {
            SystemTray.getSystemTray().remove(there);
        }
        tell(Place.NONE);
    }

    private void tell(Place now) {
        fxThread.execute(() -> place.set(now));
    }
}
