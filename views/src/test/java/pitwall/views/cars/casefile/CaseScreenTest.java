package pitwall.views.cars.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.client.casefile.CaseArchive;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseOpening;
import pitwall.fleet.Car;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.cars.detail.DetailStage;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.detail.telemetry.CurveStory;
import pitwall.views.desk.Destination;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.UiAction;
import pitwall.views.ports.FileChoice;
import pitwall.views.testing.Pictures;

/// From the screen of a car to a file, and from the file to the screen of the car.
@ExtendWith(ApplicationExtension.class)
class CaseScreenTest {
    private Stage stage;

    @TempDir
    private Path folder;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void aCarBecomesAFileAndTheFileTheSameCar(FxRobot robot) throws IOException {
        ScriptedFiles told = DetailStory.failed();
        told.telemetry = new Answer.Given<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)));
        DetailStage car = open(robot, told, Locale.ENGLISH);
        Path file = export(robot, car);
        assertThat(car.suggestions).containsExactly("WBA-00041.pitwall-case");
        assertThat(car.toasts).containsExactly("WBA-00041 is saved as a.pitwall-case");
        assertThat(car.noted).containsExactly(new ExportNote("CASE", "car:WBA-00041", 1, DetailStory.NOW));
        List<String> before = car.texts(".timeline-list .label");

        show(robot, car, file);

        assertThat(car.texts(".timeline-list .label")).isEqualTo(before);
        assertThat(car.texts(".case-band"))
                .singleElement()
                .asString()
                .startsWith("Case file · WBA-00041 as of ")
                .endsWith("Read only: nothing here is live, and nothing can be changed.");
        assertThat(car.screen().actions().stream().filter(each -> each.danger() != UiAction.Danger.D0))
                .isNotEmpty()
                .noneMatch(UiAction::isEnabled);
        assertThat(car.screen().actions().stream().map(UiAction::id)).doesNotContain("car.case");
        Pictures.both(robot, car.scene(), car::theme, "case-file-dark-1280x800");

        robot.interact(() -> car.run("car.logs"));
        assertThat(car.texts(".logs-pane .label")).contains("keeping 4.2.1");
        assertThat(car.sent).isEmpty();
    }

    @Test
    void itSpeaksGermanToo(FxRobot robot) throws IOException {
        DetailStage car = open(robot, DetailStory.failed(), Locale.GERMAN);
        Path file = export(robot, car);

        show(robot, car, file);

        assertThat(car.texts(".case-band")).singleElement().asString().startsWith("Falldatei · WBA-00041, Stand ");
        assertThat(page(file)).contains("<html lang=\"de\"", "<h1>Falldatei von WBA-00041</h1>", "<td>Modell</td>");
    }

    @Test
    void whatACarSaysIsTextOnThePage(FxRobot robot) throws IOException {
        ScriptedFiles told = DetailStory.failed();
        told.logs = new Answer.Given<>(
                List.of(ScriptedFiles.line(DetailStory.NOW, 9, LogLevel.ERROR, "x", "<script>alert(\"1\")</script>")));
        told.desired = new Answer.Unanswered<>();
        DetailStage car = open(robot, told, Locale.ENGLISH);

        String page = page(export(robot, car));

        assertThat(page)
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;", "SIGNATURE_INVALID")
                .contains("This part is not in the file")
                .doesNotContain("<script");
    }

    @Test
    void whatWasRememberedSaysFromWhenItIsAndOfThePastOnlyThePastIsTold(FxRobot robot) throws IOException {
        Instant earlier = DetailStory.NOW.minusSeconds(600);
        ScriptedFiles told = DetailStory.failed();
        told.logs = new Answer.Remembered<>(
                List.of(
                        ScriptedFiles.line(earlier.minusSeconds(9), 1, LogLevel.INFO, "trip", "ended"),
                        ScriptedFiles.line(earlier.plusSeconds(9), 2, LogLevel.INFO, "trip", "begun")),
                earlier);
        DetailStage car = open(robot, told, Locale.ENGLISH);
        CaseFile now = read(export(robot, car));
        assertThat(now.head().of(CaseFile.Part.LOGS)).isEqualTo(earlier);
        assertThat(now.logs()).hasSize(2);

        Car seen = DetailStory.car(Convergence.FAILED, Motion.PARKED, ReasonCode.SIGNATURE_INVALID, "4.3.0");
        robot.interact(() -> car.accept(DetailStory.frame(seen, null, new Freshness.Replay(earlier), Set.of())));
        CaseFile then = read(export(robot, car));

        assertThat(then.head().asOf()).isEqualTo(earlier);
        assertThat(then.logs()).hasSize(1);
        assertThat(then.timeline()).allMatch(entry -> !entry.at().isAfter(earlier));
        assertThat(then.desired()).isNull();
        assertThat(then.why()).isNull();
    }

    @Test
    void whatIsNoCaseFileIsSaidInASentence(FxRobot robot) throws IOException {
        DetailStage car = open(robot, DetailStory.failed(), Locale.ENGLISH);
        Path file = export(robot, car);
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);

        show(robot, car, file);

        assertThat(car.texts(".empty-sentence")).containsExactly("a.pitwall-case is damaged");
        assertThat(car.screen().actions()).isEmpty();
        Pictures.both(robot, car.scene(), car::theme, "case-damaged-dark-1280x800");
    }

    @Test
    void withoutAFileItAsksForOne(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), Locale.ENGLISH);
        Path file = folder.resolve("other.pitwall-case");
        robot.interact(() -> {
            car.use(CaseScreen.kind(parts(Optional.of(file))));
            car.arrive(new Destination.Case(Optional.empty()), car.fleet.frame());
        });
        Pictures.both(robot, car.scene(), car::theme, "case-empty-dark-1280x800");

        robot.interact(() -> car.button("Open a case file…").fire());

        assertThat(car.opened).contains(new Destination.Case(Optional.of(file)));
    }

    @Test
    void whatCannotBeWrittenIsSaid(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), Locale.ENGLISH);
        car.nextFile = Optional.of(folder.resolve("gone").resolve("a.pitwall-case"));

        robot.interact(() -> car.run("car.case"));

        assertThat(car.texts()).contains("The case file a.pitwall-case was not written");
        assertThat(car.noted).isEmpty();
        assertThat(car.ended).containsExactly(RunningTask.End.FAILED);
    }

    @Test
    void whateverGoesWrongTheTaskEndsAndItIsSaid(FxRobot robot) {
        ScriptedFiles told = DetailStory.failed();
        DetailStage car = open(robot, told, Locale.ENGLISH);
        Path file = folder.resolve("a.pitwall-case");
        car.nextFile = Optional.of(file);
        told.broken = new IllegalStateException("scripted");

        robot.interact(() -> car.run("car.case"));

        assertThat(car.ended).containsExactly(RunningTask.End.FAILED);
        assertThat(car.texts())
                .contains("The case file a.pitwall-case was not written")
                .anyMatch(text -> text.startsWith("Something in Pitwall itself went wrong"));
        assertThat(file).doesNotExist();
        assertThat(car.noted).isEmpty();
    }

    private DetailStage open(FxRobot robot, ScriptedFiles files, Locale locale) {
        DetailStage[] made = new DetailStage[1];
        Car car = DetailStory.car(Convergence.FAILED, Motion.PARKED, ReasonCode.SIGNATURE_INVALID, "4.3.0");
        robot.interact(() -> {
            made[0] = new DetailStage(stage, locale, files);
            made[0].arrive(
                    new Destination.Car(DetailStory.CAR),
                    DetailStory.live(car, DetailStory.progress(CarStage.FAILED, ReasonCode.SIGNATURE_INVALID)));
        });
        robot.interact(() -> made[0].look());
        return made[0];
    }

    private Path export(FxRobot robot, DetailStage car) {
        Path file = folder.resolve("a.pitwall-case");
        car.nextFile = Optional.of(file);
        robot.interact(() -> car.run("car.case"));
        assertThat(file).exists();
        return file;
    }

    private void show(FxRobot robot, DetailStage car, Path file) {
        robot.interact(() -> {
            car.use(CaseScreen.kind(parts(Optional.empty())));
            car.arrive(new Destination.Case(Optional.of(file)), car.fleet.frame());
        });
    }

    private static CaseParts parts(Optional<Path> picked) {
        FileChoice choice = new FileChoice() {
            @Override
            public Optional<Path> choose(String title, String suggested, List<FileKind> kinds) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> pick(String title, List<FileKind> kinds) {
                return picked;
            }
        };
        return new CaseParts(new CaseArchive(), choice, Runnable::run, Runnable::run);
    }

    private static CaseFile read(Path file) {
        return ((CaseOpening.Opened) new CaseArchive().read(file)).file();
    }

    private static String page(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("case.html")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
