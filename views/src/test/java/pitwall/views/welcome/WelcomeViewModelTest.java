package pitwall.views.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections.StartTrouble;
import pitwall.views.ports.Secrets.Place;
import pitwall.views.ports.Secrets.VaultOutcome;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.welcome.WelcomeMessage.Offer;
import pitwall.views.welcome.WelcomeViewModel.Page;

class WelcomeViewModelTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final List<Destination> opened = new ArrayList<>();
    private final WelcomeViewModel welcome = new WelcomeViewModel(
            ports,
            ports,
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))),
            new Navigator() {
                @Override
                public void open(Destination destination) {
                    opened.add(destination);
                }

                @Override
                public void toast(String sentence, Optional<Runnable> undo) {}
            },
            Runnable::run);

    @BeforeEach
    void begin() {
        welcome.begin();
    }

    @Test
    void withAKeychainASignInIsTwoPagesAway() {
        welcome.addressProperty().set("fleet.example:8443");
        welcome.next();
        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SIGN_IN);

        welcome.userProperty().set(" a.huber ");
        char[] password = "secret".toCharArray();
        welcome.signIn(password);

        assertThat(ports.asked).containsExactly("sign in a.huber at https://fleet.example:8443 with 6 characters");
        assertThat(opened).containsExactly(new Destination.Cars(""));
        assertThat(password).containsOnly(' ');
    }

    @Test
    void withoutAKeychainTheUserSaysWhereSecretsMayLie() {
        ports.place = Place.UNDECIDED;
        welcome.addressProperty().set("fleet.example");
        welcome.next();
        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SECRETS);

        welcome.keepInMemory();

        assertThat(ports.asked).containsExactly("memory");
        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SIGN_IN);
    }

    @ParameterizedTest
    @EnumSource(StartTrouble.class)
    void whatStoodInTheWayIsSaidAndTriedAgain(StartTrouble trouble) {
        ports.connections.add(MemoryPorts.connection());
        ports.startTrouble = Optional.of(trouble);
        welcome.begin();

        WelcomeMessage message = welcome.messageProperty().get().orElseThrow();
        assertThat(message.offer()).isEqualTo(Offer.AGAIN);
        assertThat(message.detail()).containsIgnoringCase("try again");
        welcome.startAgain();
        assertThat(ports.asked).containsExactly("start again");
        assertThat(welcome.messageProperty().get()).contains(message);
        assertThat(welcome.busyProperty().get()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"VAULT_CLOSED", "UNDECIDED"})
    void aKnownServerWhoseSecretsWaitBeginsAtThePassphrase(Place place) {
        ports.connections.add(MemoryPorts.connection());
        ports.place = place;
        welcome.begin();
        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SECRETS);

        welcome.openVault("a passphrase".toCharArray());
        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SIGN_IN);
        welcome.userProperty().set("a.huber");
        welcome.signIn("secret".toCharArray());

        assertThat(ports.asked).last().asString().startsWith("sign in a.huber at https://fleet.example:8443");
    }

    @Test
    void theWayBackFromThePassphraseLeadsToTheConnections() {
        ports.connections.add(MemoryPorts.connection());
        ports.place = Place.VAULT_CLOSED;
        welcome.begin();
        welcome.back();

        assertThat(welcome.pageProperty().get()).isEqualTo(Page.CONNECTION);
    }

    @Test
    void aWrongPassphraseStaysOnThePageAndSaysSo() {
        ports.place = Place.VAULT_CLOSED;
        ports.vault = VaultOutcome.WRONG_PASSPHRASE;
        welcome.addressProperty().set("fleet.example");
        welcome.next();
        welcome.openVault("nope".toCharArray());

        assertThat(welcome.pageProperty().get()).isEqualTo(Page.SECRETS);
        assertThat(title()).isEqualTo("This is not the passphrase.");
    }

    @Test
    void aBadAddressStaysOnTheFirstPage() {
        welcome.addressProperty().set("https://x/y");
        welcome.next();

        assertThat(welcome.pageProperty().get()).isEqualTo(Page.CONNECTION);
        assertThat(title()).isEqualTo("This is not a server’s address.");
    }

    @Test
    void anUnencryptedConnectionIsWarnedOf() {
        welcome.addressProperty().set("http://fleet.example");
        welcome.next();

        assertThat(title()).isEqualTo("The connection is not encrypted.");
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        new SignInOutcome.Unreachable("fleet.example:8443"),
                        "No server answers at fleet.example:8443."),
                Arguments.of(new SignInOutcome.WrongPassword(), "Name and password do not belong together."),
                Arguments.of(new SignInOutcome.RateLimited(Duration.ofSeconds(42)), "Too many attempts."),
                Arguments.of(new SignInOutcome.Incompatible("2", "1"), "Console and server do not fit together."),
                Arguments.of(
                        new SignInOutcome.Refused("The account is closed.", "c-1"), "The server refused the sign-in."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void everyTroubleSaysWhatToDoAndLetsOneTryAgain(SignInOutcome outcome, String title) {
        ports.signIn = outcome;
        signIn();

        assertThat(title()).isEqualTo(title);
        assertThat(welcome.messageProperty().get().orElseThrow().detail()).isNotBlank();
        assertThat(welcome.busyProperty().get()).isFalse();
        assertThat(opened).isEmpty();
    }

    @Test
    void anUntrustedCertificateIsTrustedOnlyByTheUsersOwnHand() {
        ports.signIn = new SignInOutcome.Untrusted("AB:CD");
        signIn();
        assertThat(welcome.messageProperty().get().map(WelcomeMessage::offer)).contains(Offer.TRUST);
        assertThat(ports.connections).isEmpty();

        welcome.trust();

        assertThat(ports.connections).extracting(Connection::fingerprint).containsExactly("AB:CD");
    }

    @Test
    void theSampleFleetNeedsNothing() {
        welcome.openSampleFleet();

        assertThat(ports.asked).containsExactly("sample fleet");
        assertThat(opened).containsExactly(new Destination.Cars(""));
    }

    private void signIn() {
        welcome.addressProperty().set("fleet.example:8443");
        welcome.next();
        welcome.userProperty().set("a.huber");
        welcome.signIn("secret".toCharArray());
    }

    private String title() {
        return welcome.messageProperty().get().orElseThrow().title();
    }
}
