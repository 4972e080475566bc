package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.fuzz.Target;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Plain text on its way to Jira and back, in each notation that Jira takes: it comes out as it went in. */
public final class TextTarget implements Target {
    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "a\nb\r\nc\rd\n\n\ne",
                        "{code}[a|b]*x*_y_-z-+u+^v^~w~!x!",
                        "h1. x\n# one\n- two\nbq. y\n----",
                        "&#92;&amp;\\\\server\\*",
                        ":) :D (y) ;( b*)",
                        "see https://x.example/a_b-c?d=e_f&g=h_i#j_k and ftp://y",
                        "\ud83d\udc1e\u0000\u202e")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        roundTrip(new String(input, UTF_8));
        roundTrip(ByteBuffer.wrap(input).asCharBuffer().toString());
    }

    private static void roundTrip(String text) {
        if (text.length() <= CommentBody.MAX_LENGTH) {
            assertThat(WikiText.read(WikiText.write(text))).isEqualTo(Lines.of(text));
            assertThat(Adf.read(Adf.write(text))).isEqualTo(Lines.of(text));
        }
        assertThat(WikiText.read(text)).hasSizeLessThanOrEqualTo(text.length());
    }
}
