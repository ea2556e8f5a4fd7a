package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopRequestsTest {
    private final List<String> asked = new ArrayList<>();
    private final DesktopRequests requests = new DesktopRequests(asked::add);

    @Test
    void aLinkArrivesAsTheCommandLineWouldBringIt() {
        requests.opened(URI.create("pitwall:car/WBA%201"));

        assertThat(asked).containsExactly("pitwall:car/WBA%201");
    }

    @Test
    void everyCaseFileArrivesByItsWholeNameAndNothingElseDoes() {
        File first = new File("cases/WBA-1.pitwall-case");
        File second = new File("/tmp/WBA 2.pitwall-case");

        requests.opened(List.of(first, new File("/tmp/notes.txt"), second));

        assertThat(asked).containsExactly(first.getAbsolutePath(), "/tmp/WBA 2.pitwall-case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Windows 11", ""})
    void whereTheCommandLineBringsThemNothingIsListenedTo(String system) {
        DesktopRequests.expect(system);
        requests.listen(system);

        assertThat(asked).isEmpty();
    }
}
