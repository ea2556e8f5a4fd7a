package pitwall.server.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelSecrets;

/// Reads a channel as people write it, and says everything that is wrong with it. For one channel.
final class ChannelReader {
    private static final int MOST_REGIONS = 100;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_HEADER = 4_096;
    private static final int LONGEST_SUBJECT = 300;
    private static final Pattern RECIPIENT =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /// A host whose last part begins with a digit is an address, and there are too many ways to write one.
    private static final Pattern HOST_NAME = Pattern.compile("([A-Za-z0-9_-]+\\.)*[A-Za-z][A-Za-z0-9-]*\\.?");

    /// What the sender itself says in a request.
    private static final Set<String> OWN_HEADERS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final AddressGuard guard;
    private final List<ChannelWrong> wrongs = new ArrayList<>();

    ChannelReader(AddressGuard guard) {
        this.guard = guard;
    }

    /// The channel; empty where something is wrong with it.
    ///
    /// @param secrets all that it has
    Optional<Channel> read(ChannelBody body, ChannelSecrets secrets) {
        if (!RuleName.isName(body.name())) {
            wrong("name", "must be up to 64 small letters, digits, _ . and -");
        }
        Channel.Filter filter = filter(body);
        Optional<? extends Channel.Way> way = switch (body.kind()) {
            case WEBHOOK -> webhook(body, secrets);
            case EMAIL -> email(body, secrets);
        };
        boolean enabled = body.enabled() == null || body.enabled();
        return wrongs.isEmpty() ? way.map(known -> new Channel(body.name(), filter, known, enabled)) : Optional.empty();
    }

    /// What is wrong, in the order of the channel.
    List<ChannelWrong> wrongs() {
        return List.copyOf(wrongs);
    }

    private Channel.Filter filter(ChannelBody body) {
        Set<NoticeKind> events = EnumSet.noneOf(NoticeKind.class);
        for (String word : orNone(body.events())) {
            NoticeKind.named(word)
                    .filter(kind -> kind != NoticeKind.TEST)
                    .ifPresentOrElse(events::add, () -> wrong("events", "has an event that nobody tells: " + word));
        }
        List<AlarmLevel> levels = orNone(body.levels());
        List<String> regions = orNone(body.regions());
        if (regions.size() > MOST_REGIONS
                || regions.stream().anyMatch(region -> region.isBlank() || region.length() > 64)) {
            wrong("regions", "must be at most " + MOST_REGIONS + " names of at most 64 characters");
        }
        return new Channel.Filter(events, Set.copyOf(levels), Set.copyOf(regions));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private Optional<Channel.Webhook> webhook(ChannelBody body, ChannelSecrets secrets) {
        if (body.recipients() != null || body.subject() != null) {
            wrong("recipients", "and subject belong to e-mail");
        }
        Optional<URI> url = url(body.url() == null ? "" : body.url());
        String method = body.method() == null ? "POST" : body.method();
        if (!method.equals("POST") && !method.equals("PUT")) {
            wrong("method", "must be POST or PUT");
        }
        Map<String, String> headers = secrets.headers() == null ? Map.of() : secrets.headers();
        checkHeaders(headers);
        String signing = secrets.signing() == null ? "" : secrets.signing();
        Optional<Signature> signature = Signature.with(signing);
        if (!signing.isEmpty() && signature.isEmpty()) {
            wrong("secrets.signing", "must be whsec_ and 24 to 64 bytes as Base64");
        }
        Optional<Wording> template = wording("template", body.template(), Wording::jsonFault);
        return url.map(known -> new Channel.Webhook(known, method, headers, signature, template));
    }

    private void checkHeaders(Map<String, String> headers) {
        if (headers.size() > MOST_HEADERS) {
            wrong("secrets.headers", "must be at most " + MOST_HEADERS);
        }
        headers.forEach((name, value) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!HEADER.matcher(name).matches()
                    || OWN_HEADERS.contains(plain)
                    || plain.startsWith("webhook-")
                    || plain.startsWith("proxy-")) {
                wrong("secrets.headers", "has a name that cannot be given");
            }
            if (value.length() > LONGEST_HEADER || !HEADER_VALUE.matcher(value).matches()) {
                wrong("secrets.headers", "has a value that is too long or not plain text");
            }
        });
    }

    private Optional<URI> url(String text) {
        Optional<URI> url = parsed(text);
        if (url.isEmpty() || text.length() > LONGEST_URL) {
            wrong(
                    "url",
                    "must be an address such as https://alerts.example.org/hook, of 500 characters at most, without"
                            + " a name, a password, a query and a fragment");
            return Optional.empty();
        }
        String host = url.get().getHost();
        boolean allowed = guard.isAllowed(host);
        Optional<byte[]> literal = NetworkRange.literal(AddressGuard.unbracketed(host));
        if (literal.isEmpty() && !HOST_NAME.matcher(host).matches() || literal.isPresent() && !allowed) {
            wrong("url", "must name a host: an address of numbers must be allowed at the start of the server");
        }
        if (!"https".equals(url.get().getScheme()) && !allowed) {
            wrong("url", "must be https: http must be allowed for its host at the start of the server");
        }
        return url;
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme());
            boolean plain = url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getPort() < 65_536
                    && url.getPort() != 0;
            return plain && (scheme.equals("https") || scheme.equals("http")) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<Channel.Email> email(ChannelBody body, ChannelSecrets secrets) {
        if (body.url() != null || body.method() != null || secrets.signing() != null || secrets.headers() != null) {
            wrong("url", "and what belongs to it is for webhooks");
        }
        List<String> recipients = orNone(body.recipients());
        boolean right = recipients.stream()
                .allMatch(recipient -> recipient.length() <= 254
                        && RECIPIENT.matcher(recipient).matches()
                        && !recipient.contains(".."));
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS || !right) {
            wrong("recipients", "must be 1 to " + MOST_RECIPIENTS + " plain addresses such as noc@example.org");
        }
        String subject = body.subject();
        if (subject != null
                && (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl))) {
            wrong("subject", "must be one line of at most " + LONGEST_SUBJECT + " characters");
        }
        return Optional.of(new Channel.Email(
                recipients,
                wording("subject", subject, Wording::fault),
                wording("template", body.template(), Wording::fault)));
    }

    private interface Check {
        Optional<String> fault(String template);
    }

    private Optional<Wording> wording(String field, @Nullable String template, Check check) {
        if (template == null || template.isBlank()) {
            return Optional.empty();
        }
        check.fault(template).ifPresent(fault -> wrong(field, fault));
        return Optional.of(new Wording(template));
    }

    private void wrong(String field, String why) {
        wrongs.add(new ChannelWrong(field, why));
    }
}
