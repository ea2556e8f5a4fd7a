package pitwall.views.map;

import java.util.Arrays;
import pitwall.views.map.BaseMapFile.BadMap;

/// Points as they come out of a file, each as a step from the one before.
final class Points {
    private int[] xs = new int[1 << 16];
    private int[] ys = new int[1 << 16];
    private int size;
    private int first;
    private int x;
    private int y;

    /// Begins the next arc.
    void begin() {
        first = size;
    }

    void move(int stepX, int stepY) throws BadMap {
        x += stepX;
        y += stepY;
        if (x < 0 || y < 0 || x > BaseMap.UNITS || y > BaseMap.UNITS) {
            throw new BadMap("a point is not on earth: " + x + ", " + y);
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /// Writes what the arc reaches over.
    void box(int[] into, int at) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (int i = first; i < size; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
            top = Math.min(top, ys[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        into[at] = left;
        into[at + 1] = top;
        into[at + 2] = right;
        into[at + 3] = bottom;
    }

    int size() {
        return size;
    }

    int[] xs() {
        return Arrays.copyOf(xs, size);
    }

    int[] ys() {
        return Arrays.copyOf(ys, size);
    }
}
