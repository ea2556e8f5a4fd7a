package pitwall.app.tray;

import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
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
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void become(TrayView view) {
        if (!SystemTray.isSupported()) {
            tell(false);
            return;
        }
        SystemTray tray = SystemTray.getSystemTray();
        BufferedImage picture = picture(TrayPicture.of(view), tray.getTrayIconSize());
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
        try {
            tray.add(made);
            icon = made;
            tell(true);
        } catch (AWTException e) {
            log.info("no icon in the notification area: {}", String.valueOf(e.getMessage()));
            tell(false);
        }
    }

    private static String words(TrayView view) {
        return "Pitwall: " + view.sentence();
    }

    /// The smallest that is as large as what is asked for, else the largest.
    private static BufferedImage picture(List<TrayPicture> pictures, Dimension asked) {
        TrayPicture fit = pictures.stream()
                .filter(picture -> picture.size() >= Math.max(asked.width, asked.height))
                .findFirst()
                .orElse(pictures.getLast());
        BufferedImage drawn = new BufferedImage(fit.size(), fit.size(), BufferedImage.TYPE_INT_ARGB);
        drawn.setRGB(0, 0, fit.size(), fit.size(), fit.argb(), 0, fit.size());
        return drawn;
    }

    private void remove() {
        TrayIcon there = icon;
        icon = null;
        if (there != null) {
            SystemTray.getSystemTray().remove(there);
        }
        tell(false);
    }

    private void tell(boolean now) {
        fxThread.execute(() -> shown.set(now));
    }
}
