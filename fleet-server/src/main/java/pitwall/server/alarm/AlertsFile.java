package pitwall.server.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.protocol.rest.AlarmRuleBody;

/// Reads `alerts.yaml` as edge fleets write it: `name`, `condition`, `duration`, `action` (`email` or `webhook`) and
/// `url`, and as much more as a rule can have. A rule without a priority is an event: it tells whoever its action names
/// and asks nobody to act. Unknown keys are refused, tags and aliases mean nothing; a file has 256 KiB and 500 rules
/// at most.
public final class AlertsFile {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_RULES = 500;

    private final ObjectMapper yaml;

    public AlertsFile() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        options.setAllowDuplicateKeys(false);
        yaml = YAMLMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /// The file could not be read; the message is a sentence for whoever wrote it.
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String why) {
            super(why);
        }
    }

    private record Alerts(@Nullable List<Alert> alerts) {}

    private record Guide(
            @Nullable String meaning,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable String link) {}

    private record Alert(
            @Nullable String name,
            @Nullable String condition,
            @Nullable String duration,
            @Nullable String action,
            @Nullable String url,
            @Nullable AlarmLevel priority,
            @JsonProperty("delay_off") @Nullable String delayOff,
            @Nullable Integer count,
            @Nullable String window,
            @Nullable String scope,
            @Nullable String text,
            @Nullable Guide guidance,
            @Nullable String owner,
            @JsonProperty("notify") @Nullable List<String> channels,
            @Nullable Boolean enabled) {}

    /// The rules of a file in its order. Each has been checked.
    public List<AlarmRuleBody> read(byte[] bytes) throws UnreadableException {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableException("A file of alerts may have " + MOST_BYTES + " bytes at most.");
        }
        Alerts file = parse(bytes);
        List<Alert> listed = file.alerts();
        List<Alert> alerts = listed == null ? List.of() : listed;
        if (alerts.size() > MOST_RULES) {
            throw new UnreadableException("A file may have " + MOST_RULES + " alerts at most.");
        }
        Set<String> names = new HashSet<>();
        for (Alert alert : alerts) {
            if (!names.add(String.valueOf(alert.name()))) {
                throw new UnreadableException("Two alerts are called " + alert.name() + ".");
            }
            check(alert);
        }
        return alerts.stream().map(AlertsFile::body).toList();
    }

    private Alerts parse(byte[] bytes) throws UnreadableException {
        try {
            Alerts read = yaml.readValue(bytes, Alerts.class);
            return read == null ? new Alerts(List.of()) : read;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new UnreadableException("The file of alerts cannot be read" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableException("The file of alerts cannot be read: " + e.getMessage());
        }
    }

    private static void check(Alert alert) throws UnreadableException {
        if (alert.name() == null || alert.condition() == null) {
            throw new UnreadableException("An alert needs a name and a condition.");
        }
        RuleReader reader = new RuleReader();
        if (reader.read(body(alert)).isEmpty()) {
            RuleReader.Wrong first = reader.wrongs().getFirst();
            throw new UnreadableException("Alert " + alert.name() + ": " + first.field() + " – " + first.why());
        }
    }

    private static AlarmRuleBody body(Alert alert) {
        Guide written = alert.guidance();
        Guide guide = written == null ? new Guide(null, null, null, null) : written;
        return new AlarmRuleBody(
                String.valueOf(alert.name()),
                String.valueOf(alert.condition()),
                alert.duration(),
                alert.delayOff(),
                alert.count(),
                alert.window(),
                alert.scope(),
                alert.priority(),
                alert.text(),
                guide.meaning(),
                guide.consequence(),
                guide.action(),
                guide.link(),
                alert.owner(),
                channels(alert),
                alert.enabled());
    }

    /// Whom an alert tells: those it names, and the one of its action.
    private static List<String> channels(Alert alert) {
        List<String> named = alert.channels();
        if (named != null) {
            return named;
        }
        String url = alert.url();
        if (url != null) {
            return List.of(url);
        }
        String action = alert.action();
        return action == null ? List.of() : List.of(action);
    }
}
