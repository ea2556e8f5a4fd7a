package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.PendingBoard.Change;
import pitwall.client.SeenAlarms;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;

/// The rows of rollouts of alarms and of the audit head. Belongs to the `pitwall-cache` thread.
final class BoardRows {
    private static final String TABLE = "board";
    private static final String HEAD = "audit";
    private static final String ROLLOUT = "rollout/";
    private static final String ALARM = "alarm/";
    private static final String LOAD = "alarms";

    private final CacheDatabase database;

    BoardRows(CacheDatabase database) {
        this.database = database;
    }

    /// What was read.
    ///
    /// @param damaged rows that did not verify and are left out
    record Board(List<RolloutView> rollouts, @Nullable AuditHead head, SeenAlarms alarms, int damaged) {}

    /// Part of the transaction of the picture.
    void write(PendingBoard board) throws SQLException {
        AuditHead head = board.head();
        if (head != null) {
            put(HEAD, head, false);
        }
        for (Map.Entry<String, Change> entry : board.rollouts().entrySet()) {
            String name = ROLLOUT + entry.getKey();
            switch (entry.getValue()) {
                case Change.There(RolloutView view) -> put(name, view, false);
                case Change.Moved(RolloutView view) -> put(name, view, true);
                case Change.Gone() -> remove(name);
            }
        }
        write(board.alarms());
    }

    private void write(PendingAlarms alarms) throws SQLException {
        AlarmLoad load = alarms.load();
        if (load != null) {
            put(LOAD, load, false);
        }
        for (Map.Entry<String, Optional<AlarmView>> entry : alarms.alarms().entrySet()) {
            String name = ALARM + entry.getKey();
            Optional<AlarmView> alarm = entry.getValue();
            if (alarm.isPresent()) {
                put(name, alarm.get(), false);
            } else {
                remove(name);
            }
        }
    }

    private void put(String name, Object value, boolean onlyIfThere) throws SQLException {
        Sealed row = database.seal(TABLE, name, value);
        String sql = onlyIfThere
                ? "UPDATE board SET body = ?, code = ? WHERE name = ?"
                : "MERGE INTO board (body, code, name) KEY (name) VALUES (?, ?, ?)";
        try (PreparedStatement put = database.connection().prepareStatement(sql)) {
            put.setBytes(1, row.body());
            put.setBytes(2, row.code());
            put.setString(3, name);
            put.executeUpdate();
        }
    }

    private void remove(String name) throws SQLException {
        try (PreparedStatement remove = database.connection().prepareStatement("DELETE FROM board WHERE name = ?")) {
            remove.setString(1, name);
            remove.executeUpdate();
        }
    }

    Board read() throws SQLException {
        List<RolloutView> rollouts = new ArrayList<>();
        List<AlarmView> alarms = new ArrayList<>();
        AlarmLoad load = AlarmLoad.NONE;
        @Nullable AuditHead head = null;
        int damaged = 0;
        try (PreparedStatement all = database.connection().prepareStatement("SELECT name, body, code FROM board");
                ResultSet rows = all.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                Optional<?> value = database.unseal(TABLE, name, rows.getBytes(2), rows.getBytes(3), type(name));
                switch (value.orElse(null)) {
                    case RolloutView view -> rollouts.add(view);
                    case AuditHead signed -> head = signed;
                    case AlarmView alarm -> alarms.add(alarm);
                    case AlarmLoad now -> load = now;
                    case null, default -> damaged++;
                }
            }
        }
        return new Board(rollouts, head, new SeenAlarms(alarms, load), damaged);
    }

    private static Class<?> type(String name) {
        if (name.equals(HEAD)) {
            return AuditHead.class;
        }
        if (name.equals(LOAD)) {
            return AlarmLoad.class;
        }
        return name.startsWith(ALARM) ? AlarmView.class : RolloutView.class;
    }

    long rollouts() throws SQLException {
        return count(ROLLOUT);
    }

    long alarms() throws SQLException {
        return count(ALARM);
    }

    private long count(String kind) throws SQLException {
        try (PreparedStatement count =
                database.connection().prepareStatement("SELECT COUNT(*) FROM board WHERE name LIKE ?")) {
            count.setString(1, kind + "%");
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
