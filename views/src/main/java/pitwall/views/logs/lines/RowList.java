package pitwall.views.logs.lines;

/// The rows of a list of lines: lines, and seams before some of them. FX thread.
///
/// A row is its line's number twice, and one more for the line itself, so that the seam before a line comes before it.
public final class RowList {
    private final NumberList rows = new NumberList();
    private int lines;

    public int size() {
        return rows.size();
    }

    /// How many of the rows are lines.
    public int lines() {
        return lines;
    }

    /// The line of a row, or the line that a seam is before.
    public int number(int index) {
        return rows.get(index) >>> 1;
    }

    public boolean isSeam(int index) {
        return (rows.get(index) & 1) == 0;
    }

    /// The row of a line, or the next one behind where the line itself is not there; the size where none is.
    public int rowOf(int number) {
        return rows.firstFrom(asLine(number));
    }

    /// Whether a line has a row.
    public boolean shows(int number) {
        return rows.indexOf(asLine(number)) >= 0;
    }

    /// The next row that is a line, from this one on; -1 if there is none.
    ///
    /// @param step 1 or -1
    public int lineFrom(int index, int step) {
        int at = index;
        while (at >= 0 && at < size() && isSeam(at)) {
            at += step;
        }
        return at >= 0 && at < size() ? at : -1;
    }

    /// Which row holds so many lines before it; for numbering lines.
    public int linesBefore(int index) {
        int seams = 0;
        if (lines == size()) {
            return index;
        }
        for (int i = 0; i < index; i++) {
            seams += isSeam(i) ? 1 : 0;
        }
        return index - seams;
    }

    public void replace(int[] numbers, int[] seams) {
        rows.replace(merged(numbers, seams));
        lines = numbers.length;
    }

    public void append(int[] numbers, int[] seams) {
        rows.append(merged(numbers, seams));
        lines += numbers.length;
    }

    public void prepend(int[] numbers, int[] seams) {
        rows.prepend(merged(numbers, seams));
        lines += numbers.length;
    }

    /// A seam that came to be known later, in its place.
    public void seam(int number) {
        if (rows.indexOf(asLine(number) - 1) < 0) {
            int at = rows.firstFrom(asLine(number) - 1);
            int[] before = rows.toArray();
            int[] all = new int[before.length + 1];
            System.arraycopy(before, 0, all, 0, at);
            all[at] = asLine(number) - 1;
            System.arraycopy(before, at, all, at + 1, before.length - at);
            rows.replace(all);
        }
    }

    public void dropBefore(int number) {
        int gone = rows.firstFrom(asLine(number) - 1);
        int seams = 0;
        for (int i = 0; i < gone; i++) {
            seams += isSeam(i) ? 1 : 0;
        }
        lines -= gone - seams;
        rows.dropBefore(asLine(number) - 1);
    }

    private static int asLine(int number) {
        return (number << 1) | 1;
    }

    private static int[] merged(int[] numbers, int[] seams) {
        int[] rows = new int[numbers.length + seams.length];
        int seam = 0;
        int count = 0;
        for (int number : numbers) {
            while (seam < seams.length && seams[seam] <= number) {
                rows[count++] = seams[seam++] << 1;
            }
            rows[count++] = asLine(number);
        }
        while (seam < seams.length) {
            rows[count++] = seams[seam++] << 1;
        }
        return rows;
    }
}
