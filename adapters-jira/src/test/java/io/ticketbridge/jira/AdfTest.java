package io.ticketbridge.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ticketbridge.domain.CommentBody;
import org.junit.jupiter.api.Test;

class AdfTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aBlankLineShouldPartParagraphsAndANewlineBreakALine() {
        assertThat(Adf.write("a\nb\n\nc"))
                .hasToString("{\"type\":\"doc\",\"version\":1,\"content\":["
                        + "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                        + "{\"type\":\"hardBreak\"},{\"type\":\"text\",\"text\":\"b\"}]},"
                        + "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"c\"}]}]}");
    }

    @Test
    void noTextNodeShouldBeEmpty() {
        assertThat(Adf.write("\n\n\n\na\n").findValuesAsText("text")).containsExactly("a");
    }

    @Test
    void listsShouldBeReadWithTheirMarks() throws Exception {
        assertThat(read("""
                        {"type":"bulletList","content":[
                          {"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"one"}]}]},
                          {"type":"listItem","content":[
                            {"type":"paragraph","content":[{"type":"text","text":"two"}]},
                            {"type":"orderedList","content":[
                              {"type":"listItem","content":[
                                {"type":"paragraph","content":[{"type":"text","text":"inner"}]}]}]}]}]}""")).isEqualTo("* one\n* two\n  1. inner");
    }

    @Test
    void codeMentionsLinksAndMediaShouldBeReadAsText() throws Exception {
        assertThat(read("""
                        {"type":"codeBlock","attrs":{"language":"http"},"content":[{"type":"text","text":"GET /"}]},
                        {"type":"paragraph","content":[
                          {"type":"mention","attrs":{"id":"1","text":"@Dana Lee"}},
                          {"type":"text","text":" see "},
                          {"type":"text","text":"here","marks":[{"type":"link","attrs":{"href":"https://a.example"}}]},
                          {"type":"text","text":" or "},
                          {"type":"inlineCard","attrs":{"url":"https://b.example"}},
                          {"type":"emoji","attrs":{"shortName":":fire:","text":"\\uD83D\\uDD25"}}]},
                        {"type":"mediaSingle","content":[{"type":"media","attrs":{"type":"file","alt":"poc.png"}}]},
                        {"type":"rule"}"""))
                .isEqualTo("GET /\n\n@Dana Lee see here (https://a.example) or https://b.example\uD83D\uDD25"
                        + "\n\n[poc.png]\n\n----");
    }

    @Test
    void anUnknownNodeShouldBeReadAsTheTextInIt() throws Exception {
        assertThat(read("{\"type\":\"future\",\"content\":[{\"type\":\"text\",\"text\":\"kept\"}]}"))
                .isEqualTo("kept");
    }

    /** Each level indents each line: 30 kilobytes would be four million characters, and the most that is read two billion. */
    @Test
    void listsWithinListsShouldBeReadAsNoMoreThanAComment() throws Exception {
        int depth = 200;
        String open = "{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[";
        String text =
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + "\\n".repeat(10_000) + "\"}]}";
        String read = read(open.repeat(depth) + text + "]}]}".repeat(depth));
        assertThat(read)
                .startsWith("* * * ")
                .hasSizeBetween(CommentBody.MAX_LENGTH + 1, CommentBody.MAX_LENGTH + 1_000);
    }

    private static String read(String content) throws Exception {
        JsonNode document = JSON.readTree("{\"type\":\"doc\",\"version\":1,\"content\":[" + content + "]}");
        return Adf.read(document);
    }
}
