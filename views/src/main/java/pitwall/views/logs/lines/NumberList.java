package pitwall.views.logs.lines;

import java.util.Arrays;

/// Numbers of lines, rising. Grows at both ends. FX thread.
public final class NumberList {
    private int[] numbers = new int[16];
    private int start;
    private int end;

    public int size() {
        return end - start;
    }

    public boolean isEmpty() {
        return end == start;
    }

    public int get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index + " of " + size());
        }
        return numbers[start + index];
    }

    /// Takes these in place of all there were; nobody else may keep the array.
    public void replace(int[] others) {
        numbers = others;
        start = 0;
        end = others.length;
    }

    public void append(int[] others) {
        if (end + others.length > numbers.length) {
            int[] wider = new int[Math.max(16, size() + others.length + size() / 2)];
            System.arraycopy(numbers, start, wider, 0, size());
            end -= start;
            start = 0;
            numbers = wider;
        }
        System.arraycopy(others, 0, numbers, end, others.length);
        end += others.length;
    }

    public void prepend(int[] others) {
        int[] all = Arrays.copyOf(others, others.length + size());
        System.arraycopy(numbers, start, all, others.length, size());
        replace(all);
    }

    /// Lets those before a number go.
    public void dropBefore(int number) {
        start += firstFrom(number);
    }

    /// The index of the first that is not lower; the size if there is none.
    public int firstFrom(int number) {
        int at = Arrays.binarySearch(numbers, start, end, number);
        return (at >= 0 ? at : -at - 1) - start;
    }

    /// Its index; -1 if it is not there.
    public int indexOf(int number) {
        int at = Arrays.binarySearch(numbers, start, end, number);
        return at >= 0 ? at - start : -1;
    }

    public int[] toArray() {
        return Arrays.copyOfRange(numbers, start, end);
    }
}
