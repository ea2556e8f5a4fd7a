package pitwall.server.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Vitals;
import pitwall.protocol.Json;

/// How values look in a column, the same for every table.
final class Columns {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};

    private Columns() {}

    static String write(Map<String, String> map) {
        return json(new TreeMap<>(map));
    }

    static String write(Set<String> words) {
        return json(new TreeSet<>(words));
    }

    static String write(Vitals vitals) {
        return json(vitals);
    }

    static Map<String, String> texts(ResultSet row, String column) throws SQLException {
        return parse(row.getString(column), TEXTS);
    }

    static Set<String> words(ResultSet row, String column) throws SQLException {
        return parse(row.getString(column), WORDS);
    }

    static Vitals vitals(@Nullable String text) {
        return text == null ? Vitals.NONE : parse(text, new TypeReference<>() {});
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    static @Nullable ReasonCode reason(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : new ReasonCode(code);
    }

    static @Nullable String code(@Nullable ReasonCode reason) {
        return reason == null ? null : reason.code();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T parse(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }
}
