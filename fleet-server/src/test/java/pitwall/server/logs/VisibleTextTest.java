package pitwall.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void whatWouldActBecomesVisible() {
        assertThat(VisibleText.of("a\r\nFORGED", 100)).isEqualTo("a␍␊FORGED");
        assertThat(VisibleText.of("\u001b[31mred", 100)).isEqualTo("␛[31mred");
        assertThat(VisibleText.of("ab\u202Edc", 100)).isEqualTo("ab<U+202E>dc");
        assertThat(VisibleText.of("nul\u0000", 100)).isEqualTo("nul␀");
        assertThat(VisibleText.of("c1\u0085", 100)).isEqualTo("c1<U+0085>");
        assertThat(VisibleText.of("line\u2028sep", 100)).isEqualTo("line<U+2028>sep");
        assertThat(VisibleText.of("half \ud83d", 100)).isEqualTo("half <U+D83D>");
    }

    @Test
    void everythingElseStays() {
        assertThat(VisibleText.of("Straße 北京 😀 \u00e9", 100)).isEqualTo("Straße 北京 😀 \u00e9");
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        assertThat(VisibleText.of("abc😀def", 4)).isEqualTo("abc…");
        assertThat(VisibleText.of("abcdef", 6)).isEqualTo("abcdef");
    }
}
