package io.ticketbridge.jira;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketbridge.domain.CommentBody;
import io.ticketbridge.fuzz.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Documents as Jira Cloud may send them. However they are nested, they are read as no more than a comment and an indentation. */
public final class AdfTarget implements Target {
    private static final int DEEPEST_INDENT = 8 * 1024;

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "{}",
                        doc(paragraph("{\"type\":\"text\",\"text\":\"a\\nb\"},{\"type\":\"hardBreak\"}")),
                        doc(list("bulletList", list("orderedList", paragraph("{\"type\":\"text\",\"text\":\"x\"}")))),
                        doc(paragraph(
                                "{\"type\":\"mention\",\"attrs\":{\"text\":\"@a\"}},{\"type\":\"emoji\",\"attrs\":"
                                        + "{\"shortName\":\":x:\"}},{\"type\":\"date\",\"attrs\":{\"timestamp\":\"1582152559\"}},"
                                        + "{\"type\":\"inlineCard\",\"attrs\":{\"url\":\"https://a.example\"}}")),
                        doc(
                                "{\"type\":\"table\",\"content\":[{\"type\":\"tableRow\",\"content\":[{\"type\":\"tableCell\","
                                        + "\"content\":[" + paragraph("") + "]}]}]},{\"type\":\"rule\"}"),
                        doc(
                                "{\"type\":\"taskList\",\"content\":[{\"type\":\"taskItem\",\"attrs\":{\"state\":\"DONE\"}}]}"),
                        doc(
                                "{\"type\":\"mediaSingle\",\"content\":[{\"type\":\"media\",\"attrs\":{\"alt\":\"a.png\"}}]}"),
                        doc(paragraph("{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"link\",\"attrs\":"
                                + "{\"href\":\"https://b.example\"}}]}")),
                        doc("{\"type\":\"future\",\"content\":[" + paragraph("") + "]}"))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public void read(byte[] input) {
        JiraAnswer answer = new JiraAnswer(200, Map.of(), new String(input, UTF_8));
        assertThat(JiraDialect.CLOUD_V3.read(answer.json()).length())
                .isLessThanOrEqualTo(CommentBody.MAX_LENGTH + DEEPEST_INDENT);
    }

    private static String doc(String content) {
        return "{\"type\":\"doc\",\"version\":1,\"content\":[" + content + "]}";
    }

    private static String list(String type, String item) {
        return "{\"type\":\"" + type + "\",\"content\":[{\"type\":\"listItem\",\"content\":[" + item + "]}]}";
    }

    private static String paragraph(String content) {
        return "{\"type\":\"paragraph\",\"content\":[" + content + "]}";
    }
}
