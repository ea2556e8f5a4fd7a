package pitwall.views.map;

import java.util.Arrays;

/// Fills areas by summing up the signed area that lies to the right of every edge, pixel by pixel; where areas touch,
/// edges cancel out, so that rings need neither be closed one by one nor sorted. The method is that of font
/// rasterisers (Raph Levien's `font-rs`). Coverage is exact, so edges are smooth. Not shared between threads.
final class AreaFill {
    private final int width;
    private final int height;
    private final int stride;
    private final float[] sums;

    AreaFill(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.sums = new float[stride * height];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    /// One edge of an area; pixels, any place.
    void edge(double fromX, double fromY, double toX, double toY) {
        if (fromY < toY) {
            clipped(fromX, fromY, toX, toY, 1);
        } else if (toY < fromY) {
            clipped(toX, toY, fromX, fromY, -1);
        }
    }

    private void clipped(double x0, double y0, double x1, double y1, int sign) {
        if (y1 <= 0 || y0 >= height || x0 >= width && x1 >= width) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double top = Math.max(y0, 0);
        double bottom = Math.min(y1, height);
        double topX = x0 + (top - y0) * slope;
        double bottomX = x0 + (bottom - y0) * slope;
        // What lies outside counts as if it were on the edge, so that a row still sums up to what is inside.
        if (topX < 0 != bottomX < 0) {
            double cut = Math.clamp(top - topX / slope, top, bottom);
            inRange(Math.max(topX, 0), top, 0, cut, topX < 0, sign);
            inRange(0, cut, Math.max(bottomX, 0), bottom, bottomX < 0, sign);
        } else {
            inRange(topX, top, bottomX, bottom, topX < 0, sign);
        }
    }

    private void inRange(double x0, double y0, double x1, double y1, boolean outside, int sign) {
        if (outside) {
            rows(0, y0, 0, y1, sign);
        } else if (x0 > width != x1 > width) {
            double cut = Math.clamp(y0 + (width - x0) * (y1 - y0) / (x1 - x0), y0, y1);
            if (x0 > width) {
                rows(width, cut, x1, y1, sign);
            } else {
                rows(x0, y0, width, cut, sign);
            }
        } else if (x0 <= width) {
            rows(x0, y0, x1, y1, sign);
        }
    }

    private void rows(double x0, double y0, double x1, double y1, int sign) {
        if (y1 <= y0) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double x = x0;
        int last = Math.min(height, (int) Math.ceil(y1));
        for (int row = (int) y0; row < last; row++) {
            double high = Math.min(row + 1, y1) - Math.max(row, y0);
            double next = Math.clamp(x + slope * high, 0, width);
            span(row * stride, Math.min(x, next), Math.max(x, next), (float) (high * sign));
            x = next;
        }
    }

    /// The part of an edge within one row, from `left` to `right`.
    private void span(int row, double left, double right, float amount) {
        int first = (int) left;
        int end = (int) Math.ceil(right);
        if (end <= first + 1) {
            float share = (float) ((left + right) / 2 - first);
            sums[row + first] += amount - amount * share;
            sums[row + first + 1] += amount * share;
            return;
        }
        float perPixel = (float) (1 / (right - left));
        float begin = (float) (left - first);
        float firstArea = 0.5f * perPixel * (1 - begin) * (1 - begin);
        float finish = (float) (right - end + 1);
        float lastArea = 0.5f * perPixel * finish * finish;
        sums[row + first] += amount * firstArea;
        if (end == first + 2) {
            sums[row + first + 1] += amount * (1 - firstArea - lastArea);
        } else {
            float second = perPixel * (1.5f - begin);
            sums[row + first + 1] += amount * (second - firstArea);
            for (int i = first + 2; i < end - 1; i++) {
                sums[row + i] += amount * perPixel;
            }
            float before = second + (end - first - 3) * perPixel;
            sums[row + end - 1] += amount * (1 - before - lastArea);
        }
        sums[row + end] += amount * lastArea;
    }

    /// Lays the colour over what the edges since [#clear()] surround.
    void paint(Raster raster, int color) {
        for (int row = 0; row < height; row++) {
            float sum = 0;
            int at = row * stride;
            int pixel = row * width;
            for (int i = 0; i < width; i++) {
                sum += sums[at + i];
                int coverage = (int) (Math.min(Math.abs(sum), 1) * 255 + 0.5f);
                if (coverage > 0) {
                    raster.blend(pixel + i, color, coverage);
                }
            }
        }
    }
}
