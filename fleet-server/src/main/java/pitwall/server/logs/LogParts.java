package pitwall.server.logs;

import java.time.InstantSource;
import pitwall.server.storage.Database;
import pitwall.server.storage.LogBook;

/// Everything about log lines of cars that one server has once.
public record LogParts(
        LogSettings settings,
        Redactor redactor,
        LogIntake intake,
        LogGate gate,
        LogSearch search,
        LogRetention retention,
        PlaceText places) {
    /// @param redactor made of the same rules
    public static LogParts open(
            LogSettings settings, RedactionRules rules, Redactor redactor, Database database, InstantSource clock) {
        return new LogParts(
                settings,
                redactor,
                new LogIntake(redactor),
                new LogGate(settings, clock),
                new LogSearch(new LogBook.OfCars(database), settings.searchTime()),
                new LogRetention(settings),
                new PlaceText(rules.positionNames()));
    }
}
