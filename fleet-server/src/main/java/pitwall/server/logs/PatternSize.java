package pitwall.server.logs;

import java.util.ArrayDeque;
import java.util.Deque;

/// How many single steps a regular expression unfolds into, at least: `(a{100}){100}` looks short and is ten thousand.
/// Reads loosely; what is no expression gets some size and is refused by whoever compiles it.
final class PatternSize {
    private static final long HUGE = 1_000_000;

    private final String text;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long group;
    private long atom;

    private PatternSize(String text) {
        this.text = text;
    }

    static long of(String expression) {
        return new PatternSize(expression).count();
    }

    private long count() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> set();
                case '\\' -> escape();
                case '{' -> repeat();
                default -> put(1);
            }
        }
        while (!outer.isEmpty()) {
            close();
        }
        return group + atom;
    }

    private void put(long size) {
        group = bounded(group + atom);
        atom = size;
    }

    private void open() {
        put(0);
        outer.push(group);
        group = 0;
    }

    private void close() {
        long inside = bounded(group + atom + 2);
        group = outer.isEmpty() ? 0 : outer.pop();
        atom = inside;
    }

    private void set() {
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        put(1);
    }

    private void escape() {
        boolean quotes = text.startsWith("Q", at);
        int end = quotes ? text.indexOf("\\E", at) : -1;
        if (quotes) {
            int stop = end < 0 ? text.length() : end;
            put(Math.max(1, stop - at - 1));
            at = end < 0 ? stop : end + 2;
            return;
        }
        at++;
        put(1);
    }

    private void repeat() {
        int end = text.indexOf('}', at);
        long most = end < 0 ? -1 : most(text.substring(at, end));
        if (most < 0) {
            put(1);
            return;
        }
        at = end + 1;
        atom = bounded(Math.max(1, atom) * Math.max(1, most));
    }

    /// The highest count of `n`, `n,` or `n,m`; -1 if it is none of them.
    private static long most(String counts) {
        if (!counts.matches("\\d{1,9}(,\\d{0,9})?")) {
            return -1;
        }
        long most = 0;
        for (String count : counts.split(",")) {
            most = Math.max(most, Long.parseLong(count));
        }
        return most;
    }

    private static long bounded(long size) {
        return Math.min(size, HUGE);
    }
}
