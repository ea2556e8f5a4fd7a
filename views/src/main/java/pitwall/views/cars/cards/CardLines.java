package pitwall.views.cars.cards;

import java.util.ArrayList;
import java.util.List;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarListing;

/// Where cards and headings lie in a grid as high as the whole listing. Immutable; knows no toolkit.
///
/// Lengths are pixels, places count from the upper left corner of the grid.
final class CardLines {
    /// Between two cards, and around them.
    static final double GAP = 8;

    private final List<Block> blocks;
    private final int columns;
    private final double cardWidth;
    private final double cardHeight;
    private final double headingHeight;
    private final double height;

    private CardLines(
            List<Block> blocks, int columns, double cardWidth, double cardHeight, double headingHeight, double height) {
        this.blocks = blocks;
        this.columns = columns;
        this.cardWidth = cardWidth;
        this.cardHeight = cardHeight;
        this.headingHeight = headingHeight;
        this.height = height;
    }

    /// Cards of one group, or all of them.
    ///
    /// @param start index of the first car
    /// @param top of the heading, or of the first line where there is none
    /// @param headed whether there is a heading
    private record Block(int start, int size, double top, boolean headed) {}

    /// Divides the width so that no ragged edge is left.
    static CardLines of(CarListing listing, double width, double scale) {
        double least = 168 * scale;
        int columns = Math.max(1, (int) ((width - GAP) / (least + GAP)));
        double cardWidth = Math.max(least, Math.floor((width - GAP) / columns - GAP));
        double cardHeight = Math.round(84 * scale);
        double headingHeight = Math.round(28 * scale);
        List<Block> blocks = new ArrayList<>();
        double top = 0;
        if (listing.groups().isEmpty()) {
            blocks.add(new Block(0, listing.size(), top, false));
            top += heightOf(listing.size(), columns, cardHeight);
        }
        for (CarGroup group : listing.groups()) {
            blocks.add(new Block(group.start(), group.size(), top, true));
            top += headingHeight + heightOf(group.size(), columns, cardHeight);
        }
        return new CardLines(blocks, columns, cardWidth, cardHeight, headingHeight, top);
    }

    private static double heightOf(int cards, int columns, double cardHeight) {
        int lines = (cards + columns - 1) / columns;
        return lines == 0 ? 0 : GAP + lines * (cardHeight + GAP);
    }

    double height() {
        return height;
    }

    int columns() {
        return columns;
    }

    double cardWidth() {
        return cardWidth;
    }

    double cardHeight() {
        return cardHeight;
    }

    double headingHeight() {
        return headingHeight;
    }

    double x(int index) {
        return GAP + (index - block(index).start()) % columns * (cardWidth + GAP);
    }

    double y(int index) {
        Block block = block(index);
        return firstLine(block) + (index - block.start()) / columns * (cardHeight + GAP);
    }

    /// The first card of which something is below `y`.
    int firstBelow(double y) {
        for (int at = blockAt(y); at < blocks.size(); at++) {
            Block block = blocks.get(at);
            double into = y - firstLine(block);
            int line = into < 0 ? 0 : (int) (into / (cardHeight + GAP));
            int index = block.start() + line * columns;
            if (index < block.start() + block.size()) {
                return index;
            }
        }
        return blocks.isEmpty()
                ? 0
                : blocks.getLast().start() + blocks.getLast().size();
    }

    /// The group whose cards lie at `y`; its heading sticks to the top there. Negative where there are no headings.
    int groupAt(double y) {
        int at = blockAt(y);
        return at < blocks.size() && blocks.get(at).headed() ? at : -1;
    }

    double headingTop(int group) {
        return blocks.get(group).top();
    }

    /// The card so many lines below another one, as close to its column as there is one.
    int below(int index, int lines) {
        int reached = index;
        for (int i = 0; i < Math.abs(lines); i++) {
            reached = neighbour(reached, Integer.signum(lines));
        }
        return reached;
    }

    private int neighbour(int index, int direction) {
        Block block = block(index);
        int column = (index - block.start()) % columns;
        int line = (index - block.start()) / columns + direction;
        int last = (block.size() - 1) / columns;
        if (line >= 0 && line <= last) {
            return block.start() + Math.min(line * columns + column, block.size() - 1);
        }
        int next = blocks.indexOf(block) + direction;
        if (next < 0 || next >= blocks.size()) {
            return index;
        }
        Block other = blocks.get(next);
        int otherLine = direction > 0 ? 0 : (other.size() - 1) / columns;
        return other.start() + Math.min(otherLine * columns + column, other.size() - 1);
    }

    private double firstLine(Block block) {
        return block.top() + (block.headed() ? headingHeight : 0) + GAP;
    }

    private Block block(int index) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).start() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    private int blockAt(double y) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).top() <= y) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
