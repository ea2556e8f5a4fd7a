package pitwall.views.cars.dots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Where the dots of each group lie: rows of equal cells, a group after the other. The names stand in a column of their
/// own; where that would make a fleet scroll that fits without it, dots run on below the name of their group.
/// Immutable; knows no toolkit. Lengths are pixels.
final class DotLayout {
    /// The widest distance of two dots.
    static final int WIDEST = 24;
    /// The narrowest distance at which a shape can still be told from another.
    static final int NARROWEST = 8;
    /// What a line of text needs.
    private static final int LABEL_HEIGHT = 15;

    private final int pitch;
    private final int columns;
    private final List<Block> blocks;
    private final int rows;

    private DotLayout(int pitch, int columns, List<Block> blocks, int rows) {
        this.pitch = pitch;
        this.columns = columns;
        this.blocks = blocks;
        this.rows = rows;
    }

    /// The cells of one group.
    ///
    /// @param start index of its first car
    /// @param row its first row
    /// @param labelColumns cells that the name takes in each of its rows
    /// @param labelRows rows that the name takes
    private record Block(int start, int size, int row, int labelColumns, int labelRows) {
        Block atRow(int first) {
            return new Block(start, size, first, labelColumns, labelRows);
        }
    }

    /// A group to lay out.
    ///
    /// @param labelWidth what its name needs
    record Group(int start, int size, double labelWidth) {}

    /// The widest layout that fits, or the narrowest there is where none does.
    static DotLayout of(List<Group> groups, double width, double height) {
        double widest = groups.stream().mapToDouble(Group::labelWidth).max().orElse(0);
        for (int pitch = WIDEST; pitch >= NARROWEST; pitch--) {
            DotLayout layout = beside(pitch, groups, widest, width);
            if (layout.height() <= height) {
                return layout;
            }
        }
        DotLayout dense = around(NARROWEST, groups, width);
        return dense.height() <= height ? dense : beside(NARROWEST, groups, widest, width);
    }

    /// All dots to the right of all names.
    private static DotLayout beside(int pitch, List<Group> groups, double widest, double width) {
        int columns = Math.max(1, (int) (width / pitch));
        int labelColumns = Math.min(columns - 1, (int) Math.ceil(widest / pitch));
        int free = columns - labelColumns;
        return at(pitch, groups, columns, group -> {
            int rows = Math.max(labelRows(pitch), (group.size() + free - 1) / free);
            return new Block(group.start(), group.size(), 0, labelColumns, rows);
        });
    }

    /// Dots to the right of the name of their group and below it.
    private static DotLayout around(int pitch, List<Group> groups, double width) {
        int columns = Math.max(1, (int) (width / pitch));
        return at(pitch, groups, columns, group -> {
            int labelColumns = Math.min(columns - 1, (int) Math.ceil(group.labelWidth() / pitch));
            return new Block(group.start(), group.size(), 0, labelColumns, labelRows(pitch));
        });
    }

    private static int labelRows(int pitch) {
        return (LABEL_HEIGHT + pitch - 1) / pitch;
    }

    private static DotLayout at(int pitch, List<Group> groups, int columns, Function<Group, Block> cells) {
        List<Block> blocks = new ArrayList<>();
        int row = 0;
        for (Group group : groups) {
            Block block = cells.apply(group).atRow(row);
            blocks.add(block);
            row += rowsOf(block, columns);
        }
        return new DotLayout(pitch, columns, blocks, row);
    }

    private static int rowsOf(Block block, int columns) {
        int beside = besideLabel(block, columns);
        int left = Math.max(0, block.size() - beside);
        return block.labelRows() + (left + columns - 1) / columns;
    }

    /// How many dots stand to the right of the name.
    private static int besideLabel(Block block, int columns) {
        return block.labelRows() * (columns - block.labelColumns());
    }

    int pitch() {
        return pitch;
    }

    int height() {
        return rows * pitch;
    }

    int x(int index) {
        Block block = block(index);
        int at = index - block.start();
        int beside = besideLabel(block, columns);
        int free = columns - block.labelColumns();
        return (at < beside ? block.labelColumns() + at % free : (at - beside) % columns) * pitch;
    }

    int y(int index) {
        Block block = block(index);
        int at = index - block.start();
        int beside = besideLabel(block, columns);
        int free = columns - block.labelColumns();
        int line = at < beside ? at / free : block.labelRows() + (at - beside) / columns;
        return (block.row() + line) * pitch;
    }

    int labelY(int group) {
        return blocks.get(group).row() * pitch;
    }

    /// The dot at a place; -1 where there is none.
    int indexAt(double x, double y) {
        if (blocks.isEmpty()) {
            return -1;
        }
        int column = (int) Math.floor(x / pitch);
        int row = (int) Math.floor(y / pitch);
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            return -1;
        }
        Block block = blockAtRow(row);
        int line = row - block.row();
        int free = columns - block.labelColumns();
        int at;
        if (line < block.labelRows()) {
            if (column < block.labelColumns()) {
                return -1;
            }
            at = line * free + column - block.labelColumns();
        } else {
            at = besideLabel(block, columns) + (line - block.labelRows()) * columns + column;
        }
        return at < block.size() ? block.start() + at : -1;
    }

    /// The first dot at or below a height; the number of dots where there is none.
    int firstAt(double y) {
        int row = Math.clamp((long) (y / pitch), 0, Math.max(0, rows - 1));
        if (blocks.isEmpty()) {
            return 0;
        }
        Block block = blockAtRow(row);
        int line = row - block.row();
        int at = line < block.labelRows()
                ? line * (columns - block.labelColumns())
                : besideLabel(block, columns) + (line - block.labelRows()) * columns;
        return block.start() + Math.min(at, block.size());
    }

    /// The dot so many rows below another, or the last one in that direction.
    int below(int index, int lines) {
        double x = x(index) + pitch / 2.0;
        int reached = index;
        int step = Integer.signum(lines);
        double y = y(index) + pitch / 2.0;
        int left = Math.abs(lines);
        while (left > 0) {
            y += step * pitch;
            if (y < 0 || y >= height()) {
                return reached;
            }
            int found = indexAt(x, y);
            if (found >= 0) {
                reached = found;
                left--;
            }
        }
        return reached;
    }

    private Block block(int index) {
        return blocks.get(search(index, false));
    }

    private Block blockAtRow(int row) {
        return blocks.get(search(row, true));
    }

    private int search(int value, boolean byRow) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            Block block = blocks.get(middle);
            if ((byRow ? block.row() : block.start()) <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
