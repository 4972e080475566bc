package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.IssueTrackerContract;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WikiTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{code}~\\{code\\}",
                "[a|b]~\\[a\\|b\\]",
                "*x*~\\*x\\*",
                "h1. x~h1&#46; x",
                "well-known~well-known",
                "----~\\-\\-\\-\\-",
                "C:\\temp~C:\\temp",
                "&#92;~&#38;#92;",
                "a & b~a & b",
                "\\\\server\\*~&#92;\\server&#92;\\*",
                ":)~:\\)",
                "b*)~b\\*\\)",
                ":D C:Data~&#58;D C:Data",
                "(y)~\\(y)",
                "(see below)~(see below)",
                "https://x.example/a_b-c?d=e_f&g=h_i#j_k~https://x.example/a_b-c?d=e_f&g=h_i#j_k",
                "https://x.example/?a[b]=_c_~https://x.example/?a\\[b\\]=\\_c\\_"
            })
    void markupShouldBeWrittenAsText(String text, String wiki) {
        assertThat(WikiText.write(text)).isEqualTo(wiki);
        assertThat(WikiText.read(wiki)).isEqualTo(text);
    }

    @Test
    void everyTextShouldComeOutAsItWentIn() {
        assertThat(IssueTrackerContract.NASTY_TEXTS).allSatisfy(text -> assertThat(WikiText.read(WikiText.write(text)))
                .isEqualTo(text));
    }

    /** A thousand texts of the characters that mean something in wiki notation, the same in every run. */
    @Test
    void anyMixtureOfMarksShouldComeOutAsItWentIn() {
        String marks = "\\\\\\{}[]()*_-+^~!?|#&;:.@%<>/=, \n\tahDPp1239 https://h1.bq.&#92;&amp;:)(y)----";
        Random random = new Random(20_260_218);
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(30, 0, marks.length())
                    .mapToObj(at -> String.valueOf(marks.charAt(at)))
                    .collect(Collectors.joining());
            assertThat(WikiText.read(WikiText.write(text))).isEqualTo(text);
        }
    }

    @Test
    void anAddressMayBeAsLongAsAText() {
        String text = "see https://x.example/?q=" + "a&b=".repeat(8_000);
        assertThat(WikiText.write(text)).isEqualTo(text);
    }

    @Test
    void whatStaffWroteShouldKeepItsMarkup() {
        assertThat(WikiText.read("see *this* and C:\\temp {code}x{code}"))
                .isEqualTo("see *this* and C:\\temp {code}x{code}");
    }

    @Test
    void listsAndQuotesShouldLoseTheirMeaningAtTheBeginningOfALineAlone() {
        assertThat(WikiText.write("# one\n #two\nC# is\nbq. x\n- y"))
                .isEqualTo("\\# one\n \\#two\nC# is\nbq&#46; x\n\\- y");
    }
}
