package pitwall.server.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.notify.NoticeKind;
import pitwall.server.logs.VisibleText;

/// Tells people by e-mail, as plain text. What waits together is told in one message, so that a flood of alarms does
/// not become a flood of mail. Nothing that is filled in gets into a header but as one line of the subject.
/// Thread-safe.
final class MailSender implements Sender {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final int MOST = 50;
    private static final int LONGEST_SUBJECT = 200;
    private static final String RULER = "\n\n----------------------------------------\n\n";
    private static final Wording SUBJECT = new Wording("[Pitwall] {level} {text}");
    private static final Wording TEXT = new Wording("{text}\n\n{at}  {event}\n");

    private final Optional<MailServer> server;
    private final Duration patience;
    private final SSLSocketFactory trust;
    private final InstantSource clock;

    /// @param server absent where nobody takes mail
    /// @param trust makes the protected connections, and knows whom to believe
    MailSender(Optional<MailServer> server, Duration patience, SSLSocketFactory trust, InstantSource clock) {
        this.server = server;
        this.patience = patience;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Attempt send(Channel channel, List<Letter> letters) {
        if (!(channel.way() instanceof Channel.Email email)) {
            throw new IllegalArgumentException("no e-mail: " + channel.name());
        }
        if (server.isEmpty()) {
            return new Attempt.Failed(null, "No mail server was named at the start of this server.");
        }
        try {
            Transport.send(message(session(server.get()), server.get(), email, letters));
            return new Attempt.Delivered(null);
        } catch (MessagingException e) {
            LOG.debug("Channel {} was told in vain", channel.name(), e);
            return judged(e);
        }
    }

    /// A refusal for good begins with 5 (RFC 5321, 4.2.1); everything else may be otherwise tomorrow.
    private static Attempt judged(MessagingException failure) {
        int code = code(failure);
        if (code / 100 == 5) {
            return code == 530 || code == 534 || code == 535
                    ? new Attempt.Failed(null, "The mail server does not let us in (" + code + ").")
                    : new Attempt.Refused(null, "The mail server refused the message (" + code + ").");
        }
        String why = code == 0
                ? "The mail server cannot be reached, or not safely."
                : "The mail server cannot take the message now (" + code + ").";
        return new Attempt.Failed(null, why);
    }

    private static int code(Throwable failure) {
        return switch (failure) {
            case SMTPSendFailedException refused -> refused.getReturnCode();
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SendFailedException sent when sent.getNextException() != null -> code(sent.getNextException());
            case AuthenticationFailedException ignored -> 535;
            default -> 0;
        };
    }

    private Session session(MailServer mail) {
        Properties properties = new Properties();
        String millis = Long.toString(patience.toMillis());
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", mail.host());
        properties.setProperty("mail.smtp.port", Integer.toString(mail.port()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trust);
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.sendpartial", "false");
        switch (mail.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        if (mail.login().isEmpty()) {
            return Session.getInstance(properties);
        }
        MailServer.Login login = mail.login().get();
        properties.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(login.user(), login.password());
            }
        });
    }

    private MimeMessage message(Session session, MailServer mail, Channel.Email email, List<Letter> letters)
            throws MessagingException {
        Letter first = letters.getFirst();
        MimeMessage message = new Identified(session, "<" + first.id() + "@pitwall.invalid>");
        message.setFrom(new InternetAddress(mail.from(), true));
        message.setRecipients(Message.RecipientType.TO, addresses(email.recipients()));
        message.setSubject(subject(email, letters), StandardCharsets.UTF_8.name());
        message.setText(text(email, letters), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // So that no machine answers it (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /// A message whose id is the same at every try.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static InternetAddress[] addresses(List<String> recipients) throws AddressException {
        InternetAddress[] addresses = new InternetAddress[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(recipients.get(i), true);
        }
        return addresses;
    }

    private static String subject(Channel.Email email, List<Letter> letters) {
        Letter first = letters.getFirst();
        Wording wording = email.subject().orElse(SUBJECT);
        String filled = wording.plain(first.notice(), first.id()).strip().replaceAll("\\s+", " ");
        String test = first.notice().kind() == NoticeKind.TEST ? "TEST: " : "";
        String more = letters.size() == 1 ? "" : " (+" + (letters.size() - 1) + ")";
        return VisibleText.of(test + filled, LONGEST_SUBJECT) + more;
    }

    private static String text(Channel.Email email, List<Letter> letters) {
        return letters.stream().map(letter -> text(email, letter)).collect(Collectors.joining(RULER));
    }

    private static String text(Channel.Email email, Letter letter) {
        Notice notice = letter.notice();
        if (email.template().isPresent()) {
            return email.template().get().plain(notice, letter.id());
        }
        StringBuilder text = new StringBuilder(TEXT.plain(notice, letter.id()));
        for (String name : List.of(
                "level",
                "state",
                "object",
                "region",
                "model",
                "rollout",
                "version",
                "reason",
                "value",
                "rule",
                "alarm",
                "meaning",
                "consequence",
                "action",
                "link",
                "by",
                "comment")) {
            String value = notice.facts().get(name);
            if (value != null) {
                text.append(name).append(": ").append(value).append('\n');
            }
        }
        return text.toString();
    }
}
