package pitwall.views.wizard.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "region;id;model\nmunich;car-1;i4\nberlin;car-2;iX\n",
                "\"Region\",\"Car ID\"\n\"munich, north\",\"car-1\"\nberlin,car-2",
                "vehicle_id\tnote\r\ncar-1\tsays \"\"well\"\"\r\n\r\ncar-2\t\r\n",
                "ID\ncar-1\ncar-2",
                "Fahrzeug-ID;Standort\ncar-1;München\ncar-2"
            })
    void ofATableOnlyTheColumnOfIdsIsRead(String text) {
        assertThat(PastedIds.in(CarList.ids(text)).ids()).extracting("value").containsExactly("car-1", "car-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"car-1, car-2", "car-1;car-2", "car-1\n\ncar-2\n", "car-1,car-2\n", "\"car-1\"\t\"car-2\""})
    void withoutAHeadingEveryWordIsAnId(String text) {
        assertThat(PastedIds.in(CarList.ids(text)).ids()).extracting("value").containsExactly("car-1", "car-2");
    }

    @Test
    void aFileMayComeFromAnySpreadsheet() {
        String text = "Fahrzeug;Standort\ncar-1;München";

        assertThat(CarList.text(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
        assertThat(CarList.text(text.getBytes(StandardCharsets.UTF_16))).isEqualTo(text);
        assertThat(CarList.text(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(text);
    }

    @Test
    void anEmptyFileNamesNobody() {
        assertThat(CarList.ids("\n \n")).isEmpty();
        assertThat(CarList.ids("id;model\n")).isEmpty();
    }
}
