package pitwall.app.tray;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import pitwall.views.tray.TrayMood;
import pitwall.views.tray.TrayView;

/// The console's icon as the desktop reads it. Thread-safe; called on threads of the bus.
final class ShownItem implements NotifierItem, Properties {
    private static final String PICTURES = "a(iiay)";
    private static final String TOOL_TIP = "(sa(iiay)ss)";
    /// For what has no menu, as other programs say it.
    private static final DBusPath NO_MENU = new DBusPath("/NO_DBUSMENU");

    private final Runnable clicked;
    private volatile Map<String, Variant<?>> properties;

    /// @param clicked called on threads of the bus
    ShownItem(TrayView view, Runnable clicked) {
        this.clicked = clicked;
        this.properties = properties(view);
    }

    void become(TrayView view) {
        properties = properties(view);
    }

    /// How much attention the look wants, in the words of the specification.
    static String status(TrayView view) {
        return view.mood() == TrayMood.URGENT ? "NeedsAttention" : "Active";
    }

    private static Map<String, Variant<?>> properties(TrayView view) {
        List<NotifierPicture> pictures =
                TrayPicture.of(view).stream().map(NotifierPicture::new).toList();
        Map<String, Variant<?>> all = new LinkedHashMap<>();
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("pitwall"));
        all.put("Title", new Variant<>("Pitwall"));
        all.put("Status", new Variant<>(status(view)));
        all.put("WindowId", new Variant<>(new UInt32(0)));
        all.put("IconName", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(pictures, PICTURES));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("OverlayIconPixmap", new Variant<>(List.of(), PICTURES));
        all.put("AttentionIconName", new Variant<>(""));
        all.put("AttentionIconPixmap", new Variant<>(pictures, PICTURES));
        all.put("AttentionMovieName", new Variant<>(""));
        all.put("ToolTip", new Variant<>(new NotifierToolTip("Pitwall", view.sentence()), TOOL_TIP));
        all.put("IconThemePath", new Variant<>(""));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(NO_MENU));
        return all;
    }

    @Override
    @SuppressWarnings("unchecked") // the bus packs whatever comes, and a packed value says itself what it is
    public <A> A Get(String of, String name) {
        Variant<?> value = of.equals(NAME) ? properties.get(name) : null;
        if (value == null) {
            throw new UnknownProperty("no such property: " + name);
        }
        return (A) value;
    }

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
        return of.equals(NAME) ? properties : Map.of();
    }

    @Override
    public <A> void Set(String of, String name, A value) {
        throw new PropertyReadOnly("only read: " + name);
    }

    @Override
    public void activate(int x, int y) {
        clicked.run();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        clicked.run();
    }

    @Override
    public void contextMenu(int x, int y) {
        clicked.run();
    }

    @Override
    public void scroll(int delta, String orientation) {}

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
