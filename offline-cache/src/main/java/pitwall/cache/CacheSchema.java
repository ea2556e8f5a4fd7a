package pitwall.cache;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a cache file and their version. A cache is never migrated: an older schema is dropped and
/// filled again, a newer one is left to the program that wrote it.
final class CacheSchema {
    /// Raised with every change of the tables or of what their rows hold.
    static final int VERSION = 6;

    /// One row of a car: the whole car, or a newer part that replaces one of its parts.
    enum Part {
        CAR,
        INFO,
        STATUS,
        VITALS,
        HEARD,
        UPDATE
    }

    private CacheSchema() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                CREATE TABLE IF NOT EXISTS meta (name VARCHAR(40) PRIMARY KEY, body VARBINARY(65536) NOT NULL, code BINARY(16) NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE car_part (id VARCHAR(64) NOT NULL, part TINYINT NOT NULL,
                  body VARBINARY(65536) NOT NULL, code BINARY(16) NOT NULL, PRIMARY KEY (id, part))
                """);
            statement.execute("""
                CREATE TABLE figures (n BIGINT PRIMARY KEY, body VARBINARY(1048576) NOT NULL, code BINARY(16) NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE log (row_number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id VARCHAR(64) NOT NULL,
                  at TIMESTAMP(3) WITH TIME ZONE NOT NULL, body VARBINARY(65536) NOT NULL, code BINARY(16) NOT NULL)
                """);
            statement.execute("CREATE INDEX log_of_car ON log (id, row_number)");
            statement.execute("""
                CREATE TABLE log_page (first_id BIGINT NOT NULL, last_id BIGINT NOT NULL,
                  at TIMESTAMP(3) WITH TIME ZONE NOT NULL, size INTEGER NOT NULL, body VARBINARY(1048576) NOT NULL,
                  code BINARY(16) NOT NULL, PRIMARY KEY (first_id, last_id))
                """);
            statement.execute("""
                CREATE TABLE board (name VARCHAR(200) PRIMARY KEY, body VARBINARY(1048576) NOT NULL,
                  code BINARY(16) NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE audit_entry (n BIGINT PRIMARY KEY, at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                  body VARBINARY(1048576) NOT NULL, code BINARY(16) NOT NULL)
                """);
            statement.execute("""
                CREATE TABLE audit_part (first_n BIGINT NOT NULL, last_n BIGINT NOT NULL,
                  body VARBINARY(65536) NOT NULL, code BINARY(16) NOT NULL, PRIMARY KEY (first_n, last_n))
                """);
            statement.execute("""
                CREATE TABLE answer (question CHAR(64) PRIMARY KEY, used BIGINT NOT NULL,
                  at TIMESTAMP(3) WITH TIME ZONE NOT NULL, size INTEGER NOT NULL, body VARBINARY(1048576) NOT NULL,
                  code BINARY(16) NOT NULL)
                """);
            statement.execute("CREATE INDEX answer_use ON answer (used, question, size)");
        }
    }
}
