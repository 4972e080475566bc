package io.ticketbridge.jira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AdfRulesTest {
    private static final String TEXT = "{'type': 'text', 'text': 'a'}";
    private static final String PARAGRAPH = "{'type': 'paragraph', 'content': [" + TEXT + "]}";

    @Test
    void knownNodesShouldBeTakenWhereTheyMayBe() {
        accepts("");
        accepts(PARAGRAPH);
        accepts("{'type': 'paragraph'}");
        accepts("{'type': 'heading', 'attrs': {'level': 2}, 'content': [" + TEXT + "]}");
        accepts("{'type': 'bulletList', 'content': [{'type': 'listItem', 'content': [" + PARAGRAPH + "]}]}");
        accepts("{'type': 'codeBlock', 'attrs': {'language': 'java'}, 'content': [" + TEXT + "]}");
        accepts("{'type': 'rule'}");
        accepts("{'type': 'paragraph', 'content': [{'type': 'mention', 'attrs': {'id': '1'}}, {'type': 'hardBreak'}]}");
        accepts("{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'a', 'marks': [{'type': 'link',"
                + " 'attrs': {'href': 'https://example.com'}}]}]}");
        accepts("{'type': 'table', 'content': [{'type': 'tableRow', 'content': [{'type': 'tableCell', 'content': ["
                + PARAGRAPH + "]}]}]}");
    }

    @Test
    void whatIsUnknownOrMisplacedShouldBeRefused() {
        refuses("{'type': 'marquee'}");
        refuses("{}");
        refuses(TEXT);
        refuses("{'type': 'paragraph', 'content': [" + PARAGRAPH + "]}");
        refuses("{'type': 'paragraph', 'content': [{}]}");
        refuses("{'type': 'paragraph', 'content': [{'type': 'text', 'text': ''}]}");
        refuses("{'type': 'paragraph', 'content': [{'type': 'text', 'text': 7}]}");
        refuses("{'type': 'paragraph', 'colour': 'red'}");
        refuses("{'type': 'heading', 'content': [" + TEXT + "]}");
        refuses("{'type': 'bulletList', 'content': []}");
        refuses("{'type': 'bulletList', 'content': [" + PARAGRAPH + "]}");
        refuses("{'type': 'codeBlock', 'content': [{'type': 'hardBreak'}]}");
        refuses("{'type': 'paragraph', 'content': [{'type': 'mention'}]}");
        refuses("{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'a', 'marks': [{'type': 'blink'}]}]}");
        refuses("{'type': 'paragraph', 'content': [{'type': 'text', 'text': 'a', 'marks': [{'type': 'link'}]}]}");
    }

    @Test
    void aDocumentShouldBeOfVersionOne() {
        assertThat(AdfRules.isDocument(json("{'type': 'doc', 'version': 2, 'content': []}")))
                .isFalse();
        assertThat(AdfRules.isDocument(json("{'type': 'doc', 'version': '1', 'content': []}")))
                .isFalse();
        assertThat(AdfRules.isDocument(json("{'type': 'doc', 'content': []}"))).isFalse();
        assertThat(AdfRules.isDocument(json("{'type': 'doc', 'version': 1}"))).isFalse();
        assertThat(AdfRules.isDocument(json(PARAGRAPH))).isFalse();
    }

    @Test
    void textShouldComeBackFromTheDocumentThatIsMadeOfIt() {
        for (String text : new String[] {"", "one", "one\ntwo", "one\n\ntwo\nthree", "  indented\n\n*x* {code}"}) {
            JsonNode document = AdfText.documentOf(text);
            assertThat(AdfRules.isDocument(document)).isTrue();
            assertThat(AdfText.textOf(document)).isEqualTo(text);
        }
    }

    private static void accepts(String block) {
        assertThat(AdfRules.isDocument(document(block))).as(block).isTrue();
    }

    private static void refuses(String block) {
        assertThat(AdfRules.isDocument(document(block))).as(block).isFalse();
    }

    private static JsonNode document(String block) {
        return json("{'type': 'doc', 'version': 1, 'content': [" + block + "]}");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
