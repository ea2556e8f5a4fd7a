package pitwall.views.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.client.UploadState;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.releases.UploadForm.Field;
import pitwall.views.testing.SampleReleases;
import pitwall.views.testing.ScriptedReleases;

class UploadViewModelTest {
    private static final Path FILE = Path.of("stack-4.3.2.bin");
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final ScriptedReleases server = new ScriptedReleases();
    private final List<String> toasts = new ArrayList<>();
    private final UploadForm form = new UploadForm(strings, FILE, 451);
    private int stored;
    private final UploadViewModel model =
            new UploadViewModel(server, Runnable::run, strings, navigator(), () -> stored++);

    @ParameterizedTest
    @CsvSource({"stack-4.3.2.bin, 4.3.2", "pitwall-4.4.0-rc1.bin, 4.4.0-rc1", "image_4.3.bin, 4.3", "notes.txt, ''"})
    void theVersionIsReadFromTheName(String name, String version) {
        assertThat(UploadForm.versionIn(name)).isEqualTo(version);
    }

    @Test
    void theFormIsFilledAsFarAsPossible() {
        assertThat(form.complete().get()).isTrue();
        form.text(Field.MODELS).set("i4, iX ");

        assertThat(form.facts().version()).isEqualTo("4.3.2");
        assertThat(form.facts().counter()).isEqualTo(451);
        assertThat(form.facts().models()).isEqualTo(Set.of("i4", "iX"));
    }

    @ParameterizedTest
    @CsvSource({"VERSION, 4 3", "COUNTER, -1", "BATTERY, 101", "FROM, 'a b'", "COUNTER, x"})
    void everyMistakeHasASentenceBesideItsField(Field field, String typed) {
        form.text(field).set(typed);

        assertThat(form.trouble(field)).isPresent();
        assertThat(form.complete().get()).isFalse();
    }

    @Test
    void anUploadSaysHowFarItIsAndWithWhichHash() {
        model.begin(FILE, form.facts());
        server.tell(new UploadState.Sending("abc", 3_000_000, 12_000_000));

        assertThat(progress().title()).isEqualTo("Uploading 4.3.2");
        assertThat(progress().detail()).isEqualTo("3.0\u00a0MB of 12\u00a0MB");
        assertThat(progress().share()).isEqualTo(0.25);
        assertThat(progress().sha256()).isEqualTo("abc");
    }

    @Test
    void aCutIsToldAndNoEnd() {
        model.begin(FILE, form.facts());
        server.tell(new UploadState.Waiting("abc", 3_000_000, 12_000_000, 2));

        assertThat(progress().running()).isTrue();
        assertThat(progress().detail()).contains("attempt 2").contains("what arrived stays");
    }

    @Test
    void theListIsReadAgainWhenTheLastByteArrived() {
        model.begin(FILE, form.facts());
        server.tell(new UploadState.Stored(SampleReleases.trusted("4.3.2", 451, List.of(), "")));

        assertThat(stored).isEqualTo(1);
        assertThat(model.isRunning()).isFalse();
        assertThat(toasts).containsExactly("Release 4.3.2 is complete on the server");
    }

    @Test
    void whatFailedCanBeTriedAgainAndIsDismissed() {
        model.begin(FILE, form.facts());
        server.tell(new UploadState.Failed(
                new UploadState.Why.Refused(429, "UPLOAD_QUOTA", "You may register less a day.", "c-7")));
        assertThat(progress().correlation()).isEqualTo("c-7");

        model.again();
        assertThat(server.begun).hasSize(2);

        server.tell(new UploadState.Cancelled(1, 2));
        model.dismiss();
        assertThat(model.progressProperty().get()).isEmpty();
    }

    @Test
    void cancellingReachesTheUpload() {
        model.begin(FILE, form.facts());
        model.cancel();

        assertThat(server.cancelled).isTrue();
    }

    private UploadViewModel.Progress progress() {
        return model.progressProperty().get().orElseThrow();
    }

    private Navigator navigator() {
        return new Navigator() {
            @Override
            public void open(Destination destination) {}

            @Override
            public void toast(String sentence, Optional<Runnable> undo) {
                toasts.add(sentence);
            }
        };
    }
}
