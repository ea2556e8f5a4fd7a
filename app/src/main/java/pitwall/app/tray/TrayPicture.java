package pitwall.app.tray;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import pitwall.views.tray.TrayView;

/// The icon in one size.
///
/// @param size its width and height in dots
/// @param argb its dots, row by row from the top, eight bits each of alpha, red, green and blue
record TrayPicture(int size, int[] argb) {
    private static final List<Integer> SIZES = List.of(16, 22, 24, 32, 48);

    /// The look in every size, the smallest first. Any thread.
    static List<TrayPicture> of(TrayView view) {
        String name = switch (view.mood()) {
            case LIVE -> "tray-live";
            case OFFLINE -> "tray-offline";
            case URGENT -> "tray-urgent";
        };
        String drawn = view.light() ? name + "-light-" : name + "-";
        return SIZES.stream().map(size -> read(drawn, size)).toList();
    }

    private static TrayPicture read(String drawn, int size) {
        String path = "/pitwall/assets/icons/" + drawn + size + ".png";
        InputStream bytes = TrayPicture.class.getResourceAsStream(path);
        Image image = new Image(Objects.requireNonNull(bytes, path));
        int[] argb = new int[size * size];
        image.getPixelReader().getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), argb, 0, size);
        return new TrayPicture(size, argb);
    }
}
