package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import pitwall.fleet.notify.NoticeKind;
import pitwall.server.kit.TestKeys;

/// E-mail over a real SMTP server on the loopback, with and without TLS.
class MailSenderTest {
    private static SSLContext keys;

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private int refusal;
    private SMTPServer smtp = server(SMTPServer.port(0).enableTLS(false));

    private record Mail(String from, String to, String text) {
        MimeMessage message() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeAll
    static void makeKeys(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        keys = TestKeys.in(folder);
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    private SMTPServer server(SMTPServer.Builder builder) {
        SMTPServer made = builder.bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> {
                    if (refusal != 0) {
                        throw new RejectException(refusal, "not now");
                    }
                    mails.add(new Mail(from, to, new String(bytes, StandardCharsets.UTF_8)));
                })
                .build();
        made.start();
        return made;
    }

    /// The same server, but it offers TLS and wants to know who comes.
    private void withTlsAndPassword() {
        smtp.stop();
        smtp = server(SMTPServer.port(0)
                .startTlsSocketFactory(keys)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("pitwall") || !password.equals("open sesame")) {
                        throw new LoginFailedException();
                    }
                })));
    }

    private MailSender sender(MailServer.Security security, String password, SSLSocketFactory trust) {
        Optional<MailServer.Login> login =
                password.isEmpty() ? Optional.empty() : Optional.of(new MailServer.Login("pitwall", password));
        MailServer mail = new MailServer("localhost", smtp.getPortAllocated(), security, "pitwall@example.org", login);
        return new MailSender(Optional.of(mail), Duration.ofSeconds(5), trust, InstantSource.system());
    }

    private MailSender plain() {
        return sender(MailServer.Security.NONE, "", (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static Channel channel(Optional<Wording> subject, Optional<Wording> template, String... recipients) {
        Channel.Email email = new Channel.Email(List.of(recipients), subject, template);
        return new Channel("noc", new Channel.Filter(Set.of(), Set.of(), Set.of()), email, true);
    }

    private static Channel shipped() {
        return channel(Optional.empty(), Optional.empty(), "noc@example.org");
    }

    private static Letter letter(int n, String text) {
        return new Letter(
                "msg_" + n,
                new Notice(
                        NoticeKind.ALERT_TRIGGERED,
                        Instant.parse("2026-11-21T10:00:00Z"),
                        Map.of("text", text, "level", "P1", "object", "car-1", "meaning", "zu heiß")));
    }

    @Test
    void aMessageArrivesAsPlainTextWithAnIdThatStays() throws MessagingException, IOException {
        assertThat(plain().send(shipped(), List.of(letter(1, "car-1 is hot")))).isEqualTo(new Attempt.Delivered(null));

        MimeMessage message = mails.getFirst().message();
        assertThat(mails.getFirst().to()).isEqualTo("noc@example.org");
        assertThat(message.getSubject()).isEqualTo("[Pitwall] P1 car-1 is hot");
        assertThat(message.getContentType()).startsWith("text/plain");
        assertThat(message.getContent().toString()).contains("car-1 is hot", "object: car-1", "meaning: zu heiß");
        assertThat(message.getMessageID()).isEqualTo("<msg_1@pitwall.invalid>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getFrom()).containsExactly(new InternetAddress("pitwall@example.org"));
    }

    @Test
    void nothingThatIsFilledInBecomesAHeader() throws MessagingException {
        Channel channel =
                channel(Optional.of(new Wording("{text}")), Optional.of(new Wording("{text}")), "noc@example.org");
        String evil = "hot\r\nBcc: thief@example.org\r\n\r\nX\u2028\u202e";

        assertThat(plain().send(channel, List.of(letter(1, evil)))).isInstanceOf(Attempt.Delivered.class);

        MimeMessage message = mails.getFirst().message();
        assertThat(mails).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject())
                .startsWith("hot Bcc: thief@example.org")
                .doesNotContain("\u202e");
    }

    @Test
    void whatWaitsTogetherIsOneMessageToAll() throws MessagingException, IOException {
        Channel channel = channel(
                Optional.empty(), Optional.of(new Wording("{text} at {at}")), "noc@example.org", "lead@example.org");
        List<Letter> letters = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> letter(n, "alarm " + n))
                .toList();

        assertThat(plain().send(channel, letters)).isInstanceOf(Attempt.Delivered.class);

        assertThat(mails.getFirst().message().getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("noc@example.org", "lead@example.org");
        assertThat(mails.getFirst().message().getSubject()).isEqualTo("[Pitwall] P1 alarm 1 (+2)");
        assertThat(mails.getFirst().message().getContent().toString())
                .contains("alarm 1 at 2026-11-21T10:00:00Z", "alarm 3");
    }

    @Test
    void aPasswordCrossesTlsThatIsTrustedAndNothingElse() {
        withTlsAndPassword();
        SSLSocketFactory trusted = keys.getSocketFactory();
        SSLSocketFactory strange = (SSLSocketFactory) SSLSocketFactory.getDefault();
        List<Letter> letters = List.of(letter(1, "x"));

        assertThat(sender(MailServer.Security.STARTTLS, "open sesame", strange).send(shipped(), letters))
                .isInstanceOf(Attempt.Failed.class);
        assertThat(sender(MailServer.Security.STARTTLS, "wrong", trusted).send(shipped(), letters))
                .isEqualTo(new Attempt.Failed(null, "The mail server does not let us in (535)."));
        assertThat(mails).isEmpty();
        assertThat(sender(MailServer.Security.STARTTLS, "open sesame", trusted).send(shipped(), letters))
                .isEqualTo(new Attempt.Delivered(null));
        assertThat(mails).hasSize(1);
    }

    @Test
    void aMailServerWithoutTlsIsToldNothing() {
        SSLSocketFactory trusted = keys.getSocketFactory();

        assertThat(sender(MailServer.Security.STARTTLS, "open sesame", trusted)
                        .send(shipped(), List.of(letter(1, "x"))))
                .isInstanceOf(Attempt.Failed.class);
        assertThat(mails).isEmpty();
    }

    @Test
    void aRefusalForGoodIsNotTriedAgainAndOthersAre() {
        refusal = 554;
        assertThat(plain().send(shipped(), List.of(letter(1, "x"))))
                .isEqualTo(new Attempt.Refused(null, "The mail server refused the message (554)."));
        refusal = 451;
        assertThat(plain().send(shipped(), List.of(letter(1, "x"))))
                .isEqualTo(new Attempt.Failed(null, "The mail server cannot take the message now (451)."));
        smtp.stop();
        assertThat(plain().send(shipped(), List.of(letter(1, "x"))))
                .isEqualTo(new Attempt.Failed(null, "The mail server cannot be reached, or not safely."));
        MailSender nobody = new MailSender(
                Optional.empty(), Duration.ofSeconds(5), keys.getSocketFactory(), InstantSource.system());
        assertThat(nobody.send(shipped(), List.of(letter(1, "x"))))
                .isEqualTo(new Attempt.Failed(null, "No mail server was named at the start of this server."));
    }

    /// The same for webhooks: a certificate that nobody vouches for.
    @Test
    void aReceiverThatCannotProveWhoItIsIsToldNothing() throws IOException, InterruptedException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(keys));
        List<String> asked = new CopyOnWriteArrayList<>();
        https.createContext("/", exchange -> asked.add(exchange.getRequestMethod()));
        https.start();
        try {
            URI url = URI.create("https://localhost:" + https.getAddress().getPort() + "/x");
            Channel.Webhook webhook = new Channel.Webhook(url, "POST", Map.of(), Optional.empty(), Optional.empty());
            Channel channel = new Channel("hook", new Channel.Filter(Set.of(), Set.of(), Set.of()), webhook, true);
            AddressGuard guard = new AddressGuard(List.of("localhost"));

            Attempt attempt = new WebhookSender(guard, Dns.SYSTEM, Pace.DEFAULT, InstantSource.system())
                    .send(channel, List.of(letter(1, "x")));

            assertThat(attempt)
                    .isInstanceOfSatisfying(
                            Attempt.Failed.class,
                            failed -> assertThat(failed.why()).contains("prove who it is"));
            assertThat(asked).isEmpty();
        } finally {
            https.stop(0);
        }
    }
}
