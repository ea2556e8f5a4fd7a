package pitwall.server.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.ChannelKind;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.server.alarm.Alarms;
import pitwall.server.alarm.AlertsFile;
import pitwall.server.alarm.RuleOutcome;
import pitwall.server.alarm.RuleReader;
import pitwall.server.registry.Draft;

/// Takes over the rules of an `alerts.yaml` as operators write it: rules of the same name are replaced, others
/// stay, and an address that a rule tells becomes a channel of its own. Thread-safe, but for what takes a [Draft].
public final class AlertsAdoption {
    private final Alarms alarms;
    private final Notifications notifications;

    public AlertsAdoption(Alarms alarms, Notifications notifications) {
        this.alarms = alarms;
        this.notifications = notifications;
    }

    /// What a file comes to.
    ///
    /// @param rules those that are new or other than before
    /// @param channels that do not exist yet, for the addresses that rules tell
    public record Plan(AlertsAdopted summary, List<AlarmRuleBody> rules, List<ChannelBody> channels) {
        public Plan {
            rules = List.copyOf(rules);
            channels = List.copyOf(channels);
        }

        public boolean isEmpty() {
            return rules.isEmpty() && channels.isEmpty();
        }
    }

    /// Works out what a file changes, and changes nothing.
    ///
    /// @throws AlertsFile.UnreadableException with a sentence for whoever wrote it
    /// @throws IllegalArgumentException the same, for an address that no channel can have
    public Plan plan(byte[] file) throws AlertsFile.UnreadableException {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        List<AlarmRuleBody> rules = new ArrayList<>();
        Map<String, ChannelBody> channels = new LinkedHashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> known = known();
        for (AlarmRuleBody rule : new AlertsFile().read(file)) {
            Optional<AlarmRuleBody> before = alarms.rule(rule.name()).map(AlarmRuleEntry::rule);
            if (before.isEmpty()) {
                added.add(rule.name());
                rules.add(rule);
            } else if (before.get().equals(rule)) {
                unchanged.add(rule.name());
            } else {
                changed.add(rule.name());
                rules.add(rule);
            }
            List<String> named = rule.channels() == null ? List.of() : rule.channels();
            named.stream().filter(name -> !known.contains(name)).forEach(name -> {
                if (name.startsWith("https://") || name.startsWith("http://")) {
                    channels.computeIfAbsent(name, AlertsAdoption::webhook);
                } else {
                    unknown.add(name);
                }
            });
        }
        channels.values().forEach(this::check);
        AlertsAdopted summary =
                new AlertsAdopted(added, changed, unchanged, names(channels.values()), List.copyOf(unknown));
        return new Plan(summary, rules, List.copyOf(channels.values()));
    }

    private void check(ChannelBody channel) {
        notifications.wrongs(channel).stream().findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("An address cannot be a channel: " + wrong.field() + " " + wrong.why());
        });
    }

    private static List<String> names(Collection<ChannelBody> channels) {
        return channels.stream().map(ChannelBody::name).toList();
    }

    /// What rules may name: channels, and addresses of channels.
    private Set<String> known() {
        Set<String> known = new HashSet<>();
        for (ChannelEntry entry : notifications.channels()) {
            known.add(entry.channel().name());
            Optional.ofNullable(entry.channel().url()).ifPresent(known::add);
        }
        return known;
    }

    private static ChannelBody webhook(String url) {
        return new ChannelBody(
                "webhook-" + mark(url), ChannelKind.WEBHOOK, url, null, null, null, null, null, null, null, null, null);
    }

    /// The same for the same address.
    private static String mark(String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Does what a plan says.
    ///
    /// @throws IllegalArgumentException with a sentence where it cannot be done; then the draft must not be committed
    public void adopt(Draft draft, Plan plan, String by) {
        for (ChannelBody channel : plan.channels()) {
            if (notifications.save(draft, channel, null, by) instanceof ChannelOutcome.Wrong) {
                throw new IllegalArgumentException("Channel " + channel.name() + " cannot be.");
            }
        }
        for (AlarmRuleBody rule : plan.rules()) {
            @Nullable
            Long revision =
                    alarms.rule(rule.name()).map(AlarmRuleEntry::revision).orElse(null);
            switch (alarms.save(draft, rule, revision, by)) {
                case RuleOutcome.Done ignored -> {}
                case RuleOutcome.OtherRevision ignored ->
                    throw new IllegalArgumentException("Rule " + rule.name() + " was changed meanwhile.");
                case RuleOutcome.Wrong(List<RuleReader.Wrong> wrongs) ->
                    throw new IllegalArgumentException(
                            "Rule " + rule.name() + ": " + wrongs.getFirst().why() + ".");
            }
        }
    }
}
