package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import pitwall.client.casefile.CaseArchive;
import pitwall.views.desk.ConsoleLink;

/// What each system is told about the console by its package agrees with what the console takes, also for the systems
/// on which nobody has built it yet.
class PackageFilesTest {
    private static final Path INSTALLER = Repository.ROOT.resolve("installer");
    private static final Path OPTIONS = INSTALLER.resolve("src/main/options");
    private static final Path CONTENT = INSTALLER.resolve("src/main/content");
    private static final Path ICONS = Repository.ROOT.resolve("assets/src/main/resources/pitwall/assets/icons");
    private static final String KIND = "application/x-pitwall-case";
    private static final String SCHEME = ConsoleLink.SCHEME.replace(":", "");

    /// What jpackage puts in place of words; anything else would be shown as it is.
    private static final List<String> FILLED_IN = List.of(
            "DEPLOY_BUNDLE_CFBUNDLE_VERSION",
            "DEPLOY_BUNDLE_COPYRIGHT",
            "DEPLOY_BUNDLE_IDENTIFIER",
            "DEPLOY_BUNDLE_NAME",
            "DEPLOY_ICON_FILE",
            "DEPLOY_LAUNCHER_NAME");

    @ParameterizedTest
    @CsvSource({"linux, deb", "linux, rpm", "windows, msi", "mac, dmg"})
    void everyPackageIsMadeOfAnImageByOptionsOfItsSystem(String system, String type) {
        String image = options("image.options") + options(system + "/image.options");
        String own = options(system + "/" + type + ".options");

        assertThat(options("package.options"))
                .contains("--app-image ", "--license-file ", "--resource-dir \"target/options/${package.system}\"");
        assertThat(image)
                .contains("--type app-image\n", "--icon ", "--runtime-image ", "--main-class pitwall.app.Pitwall\n");
        assertThat(own).contains("--type " + type + "\n");
        // The names of Linux say it once more in their own files; the others know the program by one that never
        // changes.
        switch (system) {
            case "windows" ->
                assertThat(UUID.fromString(valueOf("--win-upgrade-uuid", own))).isNotNull();
            case "mac" ->
                assertThat(valueOf("--mac-package-identifier", own))
                        .isEqualTo(valueOf("--mac-package-identifier", image));
            default -> assertThat(valueOf("--linux-package-name", own)).isEqualTo("pitwall");
        }
    }

    @Test
    void windowsHasAnEntryInTheMenuAndAQuestionWhereTo() {
        assertThat(options("windows/msi.options"))
                .contains(
                        "--win-menu\n", "--win-menu-group Pitwall\n", "--win-shortcut-prompt\n", "--win-dir-chooser\n");
    }

    @Test
    void windowsKnowsCaseFiles() throws IOException {
        Properties kind = new Properties();
        try (var reader = Files.newBufferedReader(OPTIONS.resolve("windows/case.properties"))) {
            kind.load(reader);
        }

        assertThat(options("windows/msi.options"))
                .contains("--file-associations \"target/options/windows/case.properties\"");
        assertThat(kind)
                .containsEntry("extension", CaseArchive.ENDING)
                .containsEntry("mime-type", KIND)
                .containsKey("description");
        assertThat(INSTALLER.resolve(kind.getProperty("icon"))).isNotEmptyFile();
    }

    @Test
    void windowsKnowsLinksFromTheInstallation() {
        Document product = xml(OPTIONS.resolve("windows/main.wxs"));
        Element key = only(product, "RegistryKey");

        assertThat(key.getAttribute("Root")).isEqualTo("HKMU");
        assertThat(key.getAttribute("Key")).isEqualTo("Software\\Classes\\" + SCHEME);
        assertThat(elements(product, "RegistryValue")
                        .map(value -> value.getAttribute("Key")
                                + '|'
                                + value.getAttribute("Name")
                                + '|'
                                + value.getAttribute("Value")))
                .containsExactly(
                        "||URL:Pitwall",
                        "|URL Protocol|",
                        "DefaultIcon||\"[INSTALLDIR]pitwall.exe\",0",
                        "shell\\open\\command||\"[INSTALLDIR]pitwall.exe\" \"%1\"");
        String component = ((Element) key.getParentNode()).getAttribute("Id");
        assertThat(only(product, "ComponentRef").getAttribute("Id")).isEqualTo(component);
    }

    @Test
    void whatTheDescriptionForWindowsNamesIsMadeByJpackage() {
        Document product = xml(OPTIONS.resolve("windows/main.wxs"));

        assertThat(only(product, "Product").getAttribute("UpgradeCode")).isEqualTo("$(var.JpProductUpgradeCode)");
        assertThat(elements(product, "MajorUpgrade")).hasSize(1);
        assertThat(elements(product, "ComponentGroupRef").map(group -> group.getAttribute("Id")))
                .containsExactly("Files", "Shortcuts", "FileAssociations");
        assertThat(only(product, "UIRef").getAttribute("Id")).isEqualTo("JpUI");
        // The dialog that asks where to install calls it.
        assertThat(only(product, "Binary").getAttribute("Id")).isEqualTo("JpCaDll");
        assertThat(only(product, "Package").getAttribute("InstallScope")).isEqualTo("perMachine");
    }

    /// jpackage refuses a bundle for macOS of which the version begins with 0, so its first number is one more.
    @Test
    void macCountsFromOne() {
        String[] version = only(xml(Repository.ROOT.resolve("pom.xml")), "product.version")
                .getTextContent()
                .split("\\.");
        Document build = xml(INSTALLER.resolve("pom.xml"));

        assertThat(options("image.options")).contains("--app-version ${package.number}\n");
        assertThat(options("package.options")).contains("--app-version ${package.number}\n");
        assertThat(elements(build, "package.number").map(Element::getTextContent))
                .containsExactly(
                        "${product.version}", 1 + Integer.parseInt(version[0]) + "." + version[1] + "." + version[2]);
        assertThat(options("mac/Info.plist")).contains("<string>${package.version}</string>");
    }

    /// What a company believes is behind a provider of its own there.
    @Test
    void windowsBringsWhatReadsItsCertificates() {
        assertThat(options("runtime.options"))
                // The library for the bus of the desktop asks the system by it as whom it speaks: keychain, tray.
                .contains(",jdk.security.auth,")
                .contains("jdk.unsupported${package.java.modules},");
        assertThat(elements(xml(INSTALLER.resolve("pom.xml")), "package.java.modules")
                        .map(Element::getTextContent))
                .containsExactly("", ",jdk.crypto.mscapi");
    }

    @Test
    void macKnowsLinksAndCaseFiles() {
        Document plist = xml(OPTIONS.resolve("mac/Info.plist"));

        assertThat(options("mac/image.options")).contains("--resource-dir \"target/options/mac\"");
        assertThat(only(plist, "plist").getAttribute("version")).isEqualTo("1.0");
        assertThat(under(plist, "CFBundleURLSchemes")).containsExactly(SCHEME);
        assertThat(under(plist, "public.filename-extension")).containsExactly(CaseArchive.ENDING);
        assertThat(under(plist, "public.mime-type")).containsExactly(KIND);
        assertThat(under(plist, "LSItemContentTypes"))
                .containsExactly(under(plist, "UTTypeIdentifier").getFirst());
        assertThat(under(plist, "CFBundleLocalizations")).containsExactly("en", "de");
    }

    @Test
    void whatJpackageFillsInIsWrittenAsItExpects() {
        List<String> words = Pattern.compile("DEPLOY_[A-Z_]+")
                .matcher(options("mac/Info.plist"))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(words).containsExactlyInAnyOrderElementsOf(FILLED_IN);
    }

    @Test
    void linuxKnowsLinksAndCaseFiles() {
        assertThat(Repository.read(CONTENT.resolve("linux/pitwall.desktop")))
                .contains("Exec=/opt/pitwall/bin/pitwall %u\n", "MimeType=x-scheme-handler/" + SCHEME + ";\n");
        assertThat(Repository.read(CONTENT.resolve("linux/pitwall-case.desktop")))
                .contains("Exec=/opt/pitwall/bin/pitwall %f\n", "MimeType=" + KIND + ";\n");
        Document kind = xml(CONTENT.resolve("linux/pitwall-case.xml"));
        assertThat(only(kind, "mime-type").getAttribute("type")).isEqualTo(KIND);
        assertThat(only(kind, "glob").getAttribute("pattern")).isEqualTo("*." + CaseArchive.ENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pitwall", "pitwall-light"})
    void everyIconIsThereInEverySize(String name) {
        assertThat(only(xml(ICONS.resolve(name + ".svg")), "svg").getAttribute("viewBox"))
                .isEqualTo("0 0 512 512");
        IntStream.of(16, 24, 32, 48, 64, 128, 256, 512).forEach(size -> {
            BufferedImage picture = picture(ICONS.resolve(name + "-" + size + ".png"));
            assertThat(picture.getWidth()).isEqualTo(size);
            assertThat(picture.getHeight()).isEqualTo(size);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tray-live", "tray-offline", "tray-urgent"})
    void everyIconOfTheNotificationAreaIsThereInBothInks(String name) {
        assertThat(only(xml(ICONS.resolve(name + ".svg")), "svg").getAttribute("viewBox"))
                .isEqualTo("0 0 512 512");
        IntStream.of(16, 22, 24, 32, 48).forEach(size -> {
            BufferedImage dark = picture(ICONS.resolve(name + "-" + size + ".png"));
            BufferedImage light = picture(ICONS.resolve(name + "-light-" + size + ".png"));
            assertThat(List.of(dark.getWidth(), dark.getHeight(), light.getWidth(), light.getHeight()))
                    .containsOnly(size);
            // Where the pole of the flag is, which all of them have.
            assertThat(new Color(dark.getRGB(size / 8, size / 8))).isEqualTo(new Color(0x1F2328));
            assertThat(new Color(light.getRGB(size / 8, size / 8))).isEqualTo(new Color(0xF2F4F6));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "linux/splash.png, 1",
        "linux/splash@2x.png, 2",
        "windows/splash.png, 1",
        "windows/splash.scale-125.png, 1.25",
        "windows/splash.scale-150.png, 1.5",
        "windows/splash.scale-200.png, 2"
    })
    void thePictureOfTheStartIsThereForEveryScreen(String file, double times) {
        Element drawing = only(xml(ICONS.resolve("splash.svg")), "svg");
        BufferedImage picture = picture(CONTENT.resolve(file));

        assertThat((double) picture.getWidth()).isEqualTo(Integer.parseInt(drawing.getAttribute("width")) * times);
        assertThat((double) picture.getHeight()).isEqualTo(Integer.parseInt(drawing.getAttribute("height")) * times);
        assertThat(options(file.replaceAll("/.*", "") + "/image.options"))
                .contains("--java-options -splash:$APPDIR/splash.png\n");
    }

    private static String options(String name) {
        return Repository.read(OPTIONS.resolve(name));
    }

    private static String valueOf(String option, String options) {
        return options.lines()
                .filter(line -> line.startsWith(option + " "))
                .map(line -> line.substring(option.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /// The texts of the value that follows a key of a list of properties.
    private static List<String> under(Document plist, String key) {
        Element value = elements(plist, "key")
                .filter(element -> element.getTextContent().equals(key))
                .map(element -> (Element) Objects.requireNonNull(elementAfter(element)))
                .findFirst()
                .orElseThrow();
        return value.getTagName().equals("string")
                ? List.of(value.getTextContent())
                : list(value.getElementsByTagName("string"))
                        .map(Element::getTextContent)
                        .toList();
    }

    private static Node elementAfter(Node node) {
        Node next = node.getNextSibling();
        return next.getNodeType() == Node.ELEMENT_NODE ? next : elementAfter(next);
    }

    private static Element only(Document document, String tag) {
        List<Element> found = elements(document, tag).toList();
        assertThat(found).as(tag).hasSize(1);
        return found.getFirst();
    }

    private static Stream<Element> elements(Document document, String tag) {
        return list(document.getElementsByTagName(tag));
    }

    private static Stream<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at));
    }

    private static BufferedImage picture(Path file) {
        try {
            return Objects.requireNonNull(ImageIO.read(file.toFile()), file.toString());
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    /// Well-formed, or it throws; what others wrote about the form is not fetched.
    private static Document xml(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            return builder.parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
