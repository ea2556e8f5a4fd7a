package pitwall.views.map;

import java.util.Arrays;

/// Draws smooth lines of one kind. Where lines meet or cross, a pixel counts once, so that no joint is darker than its
/// lines. Not shared between threads.
final class LineMask {
    private final int width;
    private final int height;
    private final byte[] mask;

    LineMask(int width, int height) {
        this.width = width;
        this.height = height;
        this.mask = new byte[width * height];
    }

    void clear() {
        Arrays.fill(mask, (byte) 0);
    }

    /// @param thickness pixels
    void line(double x0, double y0, double x1, double y1, double thickness) {
        if (Math.max(x0, x1) < -2
                || Math.min(x0, x1) > width + 2
                || Math.max(y0, y1) < -2
                || Math.min(y0, y1) > height + 2) {
            return;
        }
        if (Math.abs(x1 - x0) >= Math.abs(y1 - y0)) {
            steps(x0, y0, x1, y1, thickness, width, height, 1, width);
        } else {
            steps(y0, x0, y1, x1, thickness, height, width, width, 1);
        }
    }

    /// Walks along the longer direction a pixel at a time.
    private void steps(
            double a0, double b0, double a1, double b1, double thickness, int ends, int sides, int along, int across) {
        double slope = a1 == a0 ? 0 : (b1 - b0) / (a1 - a0);
        double half = thickness / 2 * Math.sqrt(1 + slope * slope);
        int first = Math.max(0, (int) Math.floor(Math.min(a0, a1)));
        int last = Math.min(ends - 1, (int) Math.floor(Math.max(a0, a1)));
        for (int a = first; a <= last; a++) {
            double middle = b0 + Math.clamp(a + 0.5 - a0, Math.min(0, a1 - a0), Math.max(0, a1 - a0)) * slope;
            int from = Math.max(0, (int) Math.floor(middle - half));
            int to = Math.min(sides - 1, (int) Math.floor(middle + half));
            for (int b = from; b <= to; b++) {
                double covered = Math.min(b + 1, middle + half) - Math.max(b, middle - half);
                int at = a * along + b * across;
                int value = (int) (Math.clamp(covered, 0, 1) * 255);
                if (value > (mask[at] & 255)) {
                    mask[at] = (byte) value;
                }
            }
        }
    }

    /// Lays the colour over what was drawn since [#clear()].
    void paint(Raster raster, int color) {
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                raster.blend(i, color, mask[i] & 255);
            }
        }
    }
}
