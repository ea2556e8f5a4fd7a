package pitwall.views.alarms;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmView;

/// Where a rule says to look, unless that is a screen of this program: an address of the web, or words.
///
/// @param text as the rule says it, for this alarm
/// @param address where it can be opened
record RulePage(String text, Optional<URI> address) {
    private static final Pattern SCREEN = Pattern.compile("(car|rollout|audit|server):");
    private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);
    private static final String OBJECT = "{object}";

    /// Empty where the rule names no page.
    static Optional<RulePage> of(AlarmView alarm, @Nullable AlarmRuleBody rule) {
        String link = rule == null ? null : rule.link();
        if (link == null || link.isBlank() || SCREEN.matcher(link).lookingAt()) {
            return Optional.empty();
        }
        String object = alarm.object().id();
        return Optional.of(new RulePage(
                link.replace(OBJECT, object),
                address(link.strip().replace(OBJECT, URLEncoder.encode(object, StandardCharsets.UTF_8)))));
    }

    /// Nothing but a page of the web is handed to the computer, and nothing that says who somebody is.
    private static Optional<URI> address(String link) {
        if (!WEB.matcher(link).matches()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(link);
            boolean plain = address.getHost() != null && address.getRawUserInfo() == null;
            return plain ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
