package pitwall.views.map.tiles;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Pictures as a tile server gives them: a colour by place, a frame around it.
public final class Squares {
    private Squares() {}

    public static byte[] png(TileId id) {
        return picture(id, 256, "png");
    }

    static byte[] picture(TileId id, int side, String format) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(150 + 20 * (id.x() % 3), 170 + 20 * (id.y() % 3), 160));
        g.fillRect(0, 0, side, side);
        g.setColor(Color.DARK_GRAY);
        g.drawRect(0, 0, side - 1, side - 1);
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
