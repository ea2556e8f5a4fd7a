package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.RolloutId;

/// The table `car_intent`: every intent that was ever given to a car.
public final class IntentRows {
    private final Handle sql;

    public IntentRows(Handle sql) {
        this.sql = sql;
    }

    /// @param stage how far the car came with it
    /// @param offer the intent itself, as JSON text
    public record Row(
            CommandId intent,
            CarId car,
            long generation,
            RolloutId rollout,
            CarStage stage,
            Instant givenAt,
            String offer) {}

    /// The newest intent of every car that ever had one.
    public List<Row> newest() {
        return sql.createQuery("select * from car_intent as i where generation ="
                        + " (select max(generation) from car_intent where car = i.car)")
                .map((row, context) -> new Row(
                        new CommandId(row.getString("intent")),
                        new CarId(row.getString("car")),
                        row.getLong("generation"),
                        new RolloutId(row.getString("rollout")),
                        CarStage.valueOf(row.getString("stage")),
                        Columns.instant(row, "given_at"),
                        row.getString("offer")))
                .list();
    }

    /// Fails if the intent was given before.
    public void add(Row row) {
        sql.createUpdate("insert into car_intent (intent, car, generation, rollout, stage, given_at, offer)"
                        + " values (:intent, :car, :generation, :rollout, :stage, :at, :offer)")
                .bind("intent", row.intent().value())
                .bind("car", row.car().value())
                .bind("generation", row.generation())
                .bind("rollout", row.rollout().value())
                .bind("stage", row.stage().name())
                .bind("at", row.givenAt().toEpochMilli())
                .bind("offer", row.offer())
                .execute();
    }

    public void stage(CommandId intent, CarStage stage) {
        sql.createUpdate("update car_intent set stage = :stage where intent = :intent")
                .bind("stage", stage.name())
                .bind("intent", intent.value())
                .execute();
    }
}
