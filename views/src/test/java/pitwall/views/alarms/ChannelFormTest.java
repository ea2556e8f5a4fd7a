package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelSecrets;
import pitwall.protocol.rest.ChannelTest;
import pitwall.views.alarms.ChannelForm.Field;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.SampleChannels;
import pitwall.views.testing.ScriptedAlarms;

/// What is written about a channel, without a toolkit.
class ChannelFormTest {
    private static final String SIGNING = "whsec_" + "a".repeat(32);

    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));

    @Test
    void aNewWebhookIsReadyOnceItHasANameAndAnAddress() {
        ChannelForm form = new ChannelForm(null);
        assertThat(form.isReady()).isFalse();
        assertThat(form.trouble(Field.NAME)).contains("NAME");

        form.text(Field.NAME).set("pager");
        form.text(Field.URL).set("ftp://alerts.example.org");
        assertThat(form.trouble(Field.URL)).contains("URL");
        form.text(Field.URL).set("https://alerts.example.org/hook");
        assertThat(form.isReady()).isTrue();
        assertThat(form.body().secrets()).isNull();
        assertThat(form.body().recipients()).isNull();

        form.text(Field.SIGNING).set("guess me");
        assertThat(form.trouble(Field.SIGNING)).contains("SIGNING");
        form.text(Field.SIGNING).set(SIGNING);
        form.text(Field.HEADER_VALUE).set("Bearer 1");
        assertThat(form.trouble(Field.HEADER)).contains("HEADER");
        form.text(Field.HEADER).set("Authorization");
        assertThat(form.body().secrets()).isEqualTo(new ChannelSecrets(SIGNING, Map.of("Authorization", "Bearer 1")));
        assertThat(form.body().toString()).doesNotContain(SIGNING).doesNotContain("Bearer 1");
    }

    @Test
    void aMessageHasRecipientsAndNothingOfAWebhook() {
        ChannelForm form = new ChannelForm(null);
        form.text(Field.NAME).set("control-room");
        form.text(Field.URL).set("https://alerts.example.org/hook");
        form.text(Field.SIGNING).set(SIGNING);
        form.text(Field.KIND).set("EMAIL");
        assertThat(form.has(Field.URL)).isFalse();
        assertThat(form.trouble(Field.RECIPIENTS)).contains("RECIPIENTS");

        form.text(Field.RECIPIENTS).set("noc@example.org, night@example.org");
        ChannelBody body = form.body();
        assertThat(form.isReady()).isTrue();
        assertThat(body.recipients()).containsExactly("noc@example.org", "night@example.org");
        assertThat(body.url()).isNull();
        assertThat(body.secrets())
                .as("what was typed for a webhook goes nowhere")
                .isNull();
    }

    @Test
    void whatIsNotTouchedStaysAndSecretsAreNeitherShownNorSentAgain() {
        ChannelForm form = new ChannelForm(SampleChannels.pager(4));
        assertThat(form.isChanged()).isFalse();
        assertThat(form.text(Field.SIGNING).get()).isEmpty();
        assertThat(form.body().events()).containsExactly("device_offline", "update_failed");
        assertThat(form.body().levels()).containsExactly(AlarmLevel.P1, AlarmLevel.P2);

        Objects.requireNonNull(form.events().get(NoticeKind.DEVICE_ONLINE)).set(true);
        assertThat(form.isReady()).isTrue();
        assertThat(form.body().events()).containsExactly("device_online", "device_offline", "update_failed");
        assertThat(form.body().secrets()).isNull();
    }

    @Test
    void withAnotherAddressSecretsAreGivenAgainOrTakenAway() {
        ChannelForm form = new ChannelForm(SampleChannels.pager(4));
        form.text(Field.URL).set("https://other.example.org/hook");
        assertThat(form.trouble(Field.URL)).contains("SECRETS_AGAIN");

        form.text(Field.SIGNING).set(SIGNING);
        assertThat(form.isReady()).as("the header is missing").isFalse();
        form.bareProperty().set(true);
        assertThat(form.isReady()).isTrue();
        assertThat(form.body().secrets()).isEqualTo(new ChannelSecrets(SIGNING, Map.of()));
        form.unsignedProperty().set(true);
        assertThat(form.body().secrets()).isEqualTo(new ChannelSecrets("", Map.of()));
    }

    @Test
    void aTestSaysInWordsWhatBecameOfIt() {
        ScriptedAlarms server = new ScriptedAlarms();
        ChannelTrial trial = new ChannelTrial(server, Runnable::run, strings);
        server.test = new Answer.Given<>(new ChannelTest(true, 204, null, 41));
        trial.ask("pager");
        assertThat(trial.sentenceProperty().get()).isEqualTo("Arrived: the receiver answered 204 after 41 ms.");

        server.test = new Answer.Given<>(new ChannelTest(true, null, null, 41));
        trial.ask("control-room");
        assertThat(trial.sentenceProperty().get()).startsWith("Sent in 41 ms.");

        server.test = new Answer.Given<>(new ChannelTest(false, 503, "the receiver answered 503", 41));
        trial.ask("pager");
        assertThat(trial.sentenceProperty().get()).isEqualTo("Not through: the receiver answered 503");

        server.test = new Answer.Refused<>(404, "NOT_FOUND", "There is no such thing.", "corr-4");
        trial.ask("gone");
        assertThat(trial.sentenceProperty().get()).isEqualTo("There is no such thing. Reference corr-4");
        assertThat(server.asked).isEqualTo(List.of("test pager", "test control-room", "test pager", "test gone"));
    }
}
