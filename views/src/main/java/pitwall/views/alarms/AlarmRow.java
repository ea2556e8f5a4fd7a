package pitwall.views.alarms;

/// The place of a line in the list. It stays while what it says changes. FX thread.
final class AlarmRow {
    private AlarmLine line;

    AlarmRow(AlarmLine line) {
        this.line = line;
    }

    AlarmLine line() {
        return line;
    }

    String key() {
        return line.key();
    }

    void show(AlarmLine next) {
        line = next;
    }
}
