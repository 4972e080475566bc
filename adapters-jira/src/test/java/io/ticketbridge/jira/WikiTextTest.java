package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.port.IssueTrackerContract;
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
                "h1. x~h1\\. x",
                "well-known~well-known",
                "----~\\-\\-\\-\\-",
                "C:\\temp~C:&#92;temp",
                "&#92;~&#38;#92;",
                "a & b~a & b",
                ":)~\\:)",
                "(y)~\\(y)",
                "(see below)~(see below)",
                "https://x.example/a_b-c?d=e#f~https://x.example/a_b-c?d=e#f"
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

    @Test
    void listsAndQuotesShouldLoseTheirMeaningAtTheBeginningOfALineAlone() {
        assertThat(WikiText.write("# one\n #two\nC# is\nbq. x\n- y"))
                .isEqualTo("\\# one\n \\#two\nC# is\nbq\\. x\n\\- y");
    }
}
