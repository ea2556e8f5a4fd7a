package pitwall.views.alarms;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.notify.ChannelKind;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelSecrets;

/// A channel while somebody writes it. Secrets are only ever written: what is kept of them elsewhere is never here. FX
/// thread; needs no toolkit.
final class ChannelForm {
    /// The parts of a channel that are texts, in the order in which they are written.
    enum Field {
        NAME,
        KIND,
        URL,
        METHOD,
        RECIPIENTS,
        REGIONS,
        SUBJECT,
        TEMPLATE,
        SIGNING,
        HEADER,
        HEADER_VALUE;

        /// True where a channel of this kind has it.
        boolean belongsTo(ChannelKind kind) {
            return switch (this) {
                case NAME, KIND, REGIONS, TEMPLATE -> true;
                case URL, METHOD, SIGNING, HEADER, HEADER_VALUE -> kind == ChannelKind.WEBHOOK;
                case RECIPIENTS, SUBJECT -> kind == ChannelKind.EMAIL;
            };
        }

        /// True for what nobody is shown again.
        boolean isSecret() {
            return this == SIGNING || this == HEADER_VALUE;
        }
    }

    private static final int LONGEST_URL = 500;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEMPLATE = 10_000;

    private final @Nullable ChannelEntry base;
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final Map<NoticeKind, BooleanProperty> events = new EnumMap<>(NoticeKind.class);
    private final Map<AlarmLevel, BooleanProperty> levels = new EnumMap<>(AlarmLevel.class);
    private final BooleanProperty enabled;
    private final BooleanProperty unsigned = new SimpleBooleanProperty();
    private final BooleanProperty bare = new SimpleBooleanProperty();

    /// @param base the channel as it is; absent for a new one
    ChannelForm(@Nullable ChannelEntry base) {
        this.base = base;
        ChannelBody channel = base == null ? null : base.channel();
        for (Field field : Field.values()) {
            texts.put(field, new SimpleStringProperty(channel == null ? begin(field) : text(field, channel)));
        }
        Set<NoticeKind> told = channel == null ? Set.of() : events(channel);
        for (NoticeKind kind : NoticeKind.values()) {
            if (kind != NoticeKind.TEST) {
                events.put(kind, new SimpleBooleanProperty(told.contains(kind)));
            }
        }
        List<AlarmLevel> wanted = channel == null || channel.levels() == null ? List.of() : channel.levels();
        for (AlarmLevel level : AlarmLevel.values()) {
            levels.put(level, new SimpleBooleanProperty(wanted.contains(level)));
        }
        enabled = new SimpleBooleanProperty(channel == null || !Boolean.FALSE.equals(channel.enabled()));
    }

    private static Set<NoticeKind> events(ChannelBody channel) {
        Set<NoticeKind> events = EnumSet.noneOf(NoticeKind.class);
        List<String> words = channel.events() == null ? List.of() : channel.events();
        words.forEach(word -> NoticeKind.named(word).ifPresent(events::add));
        return events;
    }

    private static String begin(Field field) {
        return switch (field) {
            case KIND -> ChannelKind.WEBHOOK.name();
            case METHOD -> "POST";
            case NAME, URL, RECIPIENTS, REGIONS, SUBJECT, TEMPLATE, SIGNING, HEADER, HEADER_VALUE -> "";
        };
    }

    private static String text(Field field, ChannelBody channel) {
        return switch (field) {
            case NAME -> channel.name();
            case KIND -> channel.kind().name();
            case URL -> orEmpty(channel.url());
            case METHOD -> channel.method() == null ? "POST" : channel.method();
            case RECIPIENTS -> joined(channel.recipients());
            case REGIONS -> joined(channel.regions());
            case SUBJECT -> orEmpty(channel.subject());
            case TEMPLATE -> orEmpty(channel.template());
            case SIGNING, HEADER, HEADER_VALUE -> "";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String joined(@Nullable List<String> list) {
        return list == null ? "" : String.join(", ", list);
    }

    StringProperty text(Field field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no text for " + field);
        }
        return text;
    }

    private String given(Field field) {
        return kind().filter(field::belongsTo).isEmpty()
                ? ""
                : text(field).get().strip();
    }

    private Optional<ChannelKind> kind() {
        String text = text(Field.KIND).get();
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst();
    }

    /// True where a channel of the kind that is chosen has it.
    boolean has(Field field) {
        return kind().filter(field::belongsTo).isPresent();
    }

    /// What is wrong with a part, as the end of a message key.
    Optional<String> trouble(Field field) {
        if (!has(field)) {
            return Optional.empty();
        }
        String text = given(field);
        if (field == Field.URL && isMoved() && !isSaidAgain()) {
            return Optional.of("SECRETS_AGAIN");
        }
        boolean wrong = switch (field) {
            case NAME -> !RuleName.isName(text);
            case KIND -> false;
            case URL -> !text.matches("https?://\\S+") || text.length() > LONGEST_URL || text.contains("?");
            case METHOD -> !text.equals("POST") && !text.equals("PUT");
            case RECIPIENTS ->
                list(field).isEmpty()
                        || !list(field).stream().allMatch(recipient -> recipient.matches("[^@\\s]+@[^@\\s]+"));
            case REGIONS -> list(field).size() > 100;
            case SUBJECT -> text.length() > LONGEST_SUBJECT;
            case TEMPLATE -> text.length() > LONGEST_TEMPLATE;
            case SIGNING -> !text.isEmpty() && !text.matches("whsec_[A-Za-z0-9+/]{32,88}={0,2}");
            case HEADER ->
                !text.matches("[A-Za-z0-9-]{0,100}")
                        || text.isEmpty() && !given(Field.HEADER_VALUE).isEmpty();
            case HEADER_VALUE -> text.isEmpty() && !given(Field.HEADER).isEmpty();
        };
        return wrong ? Optional.of(field.name()) : Optional.empty();
    }

    /// Secrets were meant for the address before: with another one the server wants them again.
    private boolean isMoved() {
        ChannelEntry known = base;
        return known != null && !given(Field.URL).equals(orEmpty(known.channel().url()));
    }

    private boolean isSaidAgain() {
        ChannelEntry known = base;
        return known == null
                || (!known.signed() || unsigned.get() || !given(Field.SIGNING).isEmpty())
                        && (known.headers().isEmpty()
                                || bare.get()
                                || !given(Field.HEADER).isEmpty());
    }

    private List<String> list(Field field) {
        return Stream.of(given(field).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// True where it can be written down as it is.
    boolean isReady() {
        return isChanged()
                && Arrays.stream(Field.values())
                        .allMatch(field -> trouble(field).isEmpty());
    }

    boolean isChanged() {
        ChannelEntry known = base;
        return known == null || secrets() != null || !body().withoutSecrets().equals(new ChannelForm(known).body());
    }

    /// The channel as it would be written down, with those secrets that are new.
    ChannelBody body() {
        return new ChannelBody(
                given(Field.NAME),
                kind().orElse(ChannelKind.WEBHOOK),
                orNull(given(Field.URL)),
                orNull(given(Field.METHOD)),
                has(Field.RECIPIENTS) ? list(Field.RECIPIENTS) : null,
                events.entrySet().stream()
                        .filter(event -> event.getValue().get())
                        .map(event -> event.getKey().word())
                        .toList(),
                levels.entrySet().stream()
                        .filter(level -> level.getValue().get())
                        .map(Map.Entry::getKey)
                        .toList(),
                list(Field.REGIONS),
                orNull(given(Field.SUBJECT)),
                orNull(given(Field.TEMPLATE)),
                enabled.get(),
                secrets());
    }

    private @Nullable ChannelSecrets secrets() {
        String signing = given(Field.SIGNING);
        String header = given(Field.HEADER);
        @Nullable String signature = unsigned.get() ? "" : orNull(signing);
        @Nullable
        Map<String, String> headers =
                bare.get() ? Map.of() : header.isEmpty() ? null : Map.of(header, given(Field.HEADER_VALUE));
        boolean webhook = has(Field.SIGNING);
        return !webhook || signature == null && headers == null ? null : new ChannelSecrets(signature, headers);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// The channel as it was.
    Optional<ChannelEntry> base() {
        return Optional.ofNullable(base);
    }

    /// What the channel is told whatever rules say, each on or off.
    Map<NoticeKind, BooleanProperty> events() {
        return events;
    }

    /// The priorities that it is told of; none of them means all.
    Map<AlarmLevel, BooleanProperty> levels() {
        return levels;
    }

    BooleanProperty enabledProperty() {
        return enabled;
    }

    /// True takes the signing secret away.
    BooleanProperty unsignedProperty() {
        return unsigned;
    }

    /// True takes the secret headers away.
    BooleanProperty bareProperty() {
        return bare;
    }
}
