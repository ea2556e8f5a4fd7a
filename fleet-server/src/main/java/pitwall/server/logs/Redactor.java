package pitwall.server.logs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Takes secrets out of text before it is stored or shown (L-7). Thread-safe.
///
/// A secret becomes `‹redacted:kind:8 hex digits›`; the digits are a keyed hash, so that equal secrets stay
/// recognisable as equal without being guessable. Recognised are values behind telling names
/// (`password=…`, `"api_key": "…"`, `Authorization: …`), bearer and basic credentials, JSON web tokens, PEM
/// blocks, passwords in URLs, access key ids of cloud providers and long random strings beside a telling word, and
/// what [RedactionRules] add. Vehicle identification numbers keep their first three and last four characters unless
/// the rules say otherwise.
public final class Redactor {
    private static final Pattern MARK = Pattern.compile("‹redacted:[a-z]{1,16}:[0-9a-f]{8}›");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{1,40}-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$)");
    private static final Pattern HEADER =
            Pattern.compile("(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie)\\b([\"']?\\s*[:=]\\s*)([^\\r\\n\"]+)");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic)(\\s+)([A-Za-z0-9+/=._~-]{6,})");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*");
    private static final Pattern URL_PASSWORD =
            Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,200})(:)([^\\s/]{1,400})(?=@)");
    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]*+(?: (?i:key|token|password|secret))?)"
                    + "[\"']?\\s{0,3}(?:[:=]|=>)\\s{0,3}");
    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s,;&\"'})\\]]++");
    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)\\b(password|passwd|passphrase|pwd|secret|token|pin|api[-_ ]?key|credentials?|community)"
                    + "(\\s+(?:is|was|set to|changed to|reset to)\\s+)([^\\s,;]+)");
    private static final Pattern CLOUD_KEY = Pattern.compile("\\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\\b");
    private static final Pattern BESIDE_WORD = Pattern.compile(
            "(?i)\\b((?:key|secret|token|password|credential|nonce|signature)s?)(\\W{1,4}(?:(?:is|was)\\s{1,3})?)([A-Za-z0-9+/_=-]{32,})");
    private static final Pattern VIN = Pattern.compile("\\b(?=[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])([A-HJ-NPR-Z0-9]{3})"
            + "([A-HJ-NPR-Z0-9]{10})([A-HJ-NPR-Z0-9]{4})\\b");

    private final SecretKeySpec key;
    private final RedactionRules rules;
    private final List<Extra> extras;

    /// A pattern of the rules.
    private record Extra(String kind, com.google.re2j.Pattern pattern) {}

    /// With the shipped rules.
    ///
    /// @param key makes the digits in a replacement meaningless to anybody else
    public Redactor(byte[] key) {
        this(key, RedactionRules.SHIPPED);
    }

    /// @param key makes the digits in a replacement meaningless to anybody else
    public Redactor(byte[] key, RedactionRules rules) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.rules = rules;
        this.extras = rules.patterns().stream()
                .map(pattern -> new Extra(pattern.kind(), pattern.compiled()))
                .toList();
    }

    /// The text without its secrets.
    public String text(String text) {
        String out = PEM.matcher(text).replaceAll(found -> quoted(mark("pem", found.group())));
        out = replace(HEADER, out, "header");
        out = replace(SCHEME, out, "credential");
        out = JWT.matcher(out).replaceAll(found -> quoted(mark("jwt", found.group())));
        out = replace(URL_PASSWORD, out, "url");
        out = pairs(out);
        out = replace(SPOKEN, out, "value");
        out = CLOUD_KEY.matcher(out).replaceAll(found -> quoted(mark("cloudkey", found.group())));
        out = replace(BESIDE_WORD, out, "value");
        for (Extra extra : extras) {
            out = extra(extra, out);
        }
        return vins(out);
    }

    private String vins(String text) {
        return switch (rules.vins()) {
            case KEEP -> text;
            case SHORTEN -> VIN.matcher(text).replaceAll(found -> quoted(found.group(1) + "…" + found.group(3)));
            case HIDE -> VIN.matcher(text).replaceAll(found -> quoted(mark("vin", found.group())));
        };
    }

    private String extra(Extra extra, String text) {
        com.google.re2j.Matcher found = extra.pattern().matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        while (found.find()) {
            if (found.end() > found.start() && !found.group().contains("‹redacted:")) {
                out.append(text, copied, found.start()).append(mark(extra.kind(), found.group()));
                copied = found.end();
            }
        }
        return out.append(text, copied, text.length()).toString();
    }

    /// The fields without their secrets; a telling name hides its whole value.
    public Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> out = new LinkedHashMap<>();
        fields.forEach((name, value) -> out.put(name, isTelling(name) ? hiddenField(value) : text(value)));
        return out;
    }

    private String hiddenField(String value) {
        return MARK.matcher(value).matches() ? value : mark("field", value);
    }

    /// Whether a name tells that its whole value is a secret.
    public boolean hides(String name) {
        return isTelling(name);
    }

    /// What stands for a value whose name is telling.
    public String stand(String secret) {
        return mark("field", secret);
    }

    /// Names and values. After a name that tells nothing the search goes on at its value, which may be a name. A
    /// value is looked at only behind a telling name, so that a long line costs its length and not its square.
    private String pairs(String text) {
        Matcher names = NAME.matcher(text);
        Matcher values = VALUE.matcher(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (names.find(from)) {
            from = names.end();
            if (isTelling(names.group(1)) && values.region(from, text.length()).lookingAt()) {
                out.append(text, copied, from).append(hidden(values.group()));
                copied = values.end();
                from = copied;
            }
        }
        return out.append(text, copied, text.length()).toString();
    }

    private String hidden(String value) {
        boolean quotes = value.length() >= 2 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        String secret = quotes ? value.substring(1, value.length() - 1) : value;
        if (secret.isEmpty() || secret.startsWith("‹redacted:")) {
            return value;
        }
        String quote = quotes ? value.substring(0, 1) : "";
        return quote + mark("value", secret) + quote;
    }

    /// Replaces the third group and keeps what stands around it.
    private String replace(Pattern pattern, String text, String kind) {
        return pattern.matcher(text).replaceAll(found -> {
            if (found.group(3).contains("‹redacted:")) {
                return quoted(found.group());
            }
            return quoted(found.group(1) + found.group(2) + mark(kind, found.group(3)));
        });
    }

    private boolean isTelling(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (rules.secretNames().contains(plain)
                || rules.secretEndings().stream().anyMatch(plain::endsWith)) {
            return true;
        }
        return Stream.of(name.split("[._]"))
                .anyMatch(part -> rules.secretNames().contains(part.toLowerCase(Locale.ROOT)));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private String mark(String kind, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return "‹redacted:" + kind + ":" + HexFormat.of().formatHex(hash, 0, 4) + "›";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
