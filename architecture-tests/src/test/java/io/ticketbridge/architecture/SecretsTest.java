package io.ticketbridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds a secret hides it: no {@code toString} tells it, so no log and no error can by accident. Who holds one is found by
 * what it is called and what it is made of, so that a new type is held to it too.
 */
class SecretsTest {
    @Test
    void noRecordShouldTellItsSecrets() {
        assertThat(holders(House.PRODUCT.stream()))
                .contains(Secret.class)
                .hasSizeGreaterThan(5)
                .allSatisfy(SecretsTest::assertHides);
    }

    @Test
    void aRecordThatTellsItsSecretShouldBeCaught() {
        List<Class<?>> caught = holders(House.planted()).stream()
                .filter(holder -> Specimen.of(holder).toString().contains(Specimen.CANARY))
                .toList();
        assertThat(caught).containsExactly(planted.domain.RecordThatTellsItsToken.class);
    }

    @Test
    void whatIsNoRecordShouldNotTellItsSecretsEither() {
        assertThat(House.PRODUCT.stream()
                        .filter(type -> type.tryGetMethod("toString").isPresent())
                        .filter(type -> !type.isRecord()))
                .as("types that tell of themselves")
                .isNotEmpty()
                .allSatisfy(SecretsTest::assertReadsNoSecret);
        assertThat(ApiKey.parse("SCYTALE_" + Specimen.CANARY).orElseThrow().toString())
                .doesNotContain(Specimen.CANARY);
    }

    private static void assertHides(Class<?> holder) {
        assertThat(Specimen.of(holder).toString()).as(holder.getName()).doesNotContain(Specimen.CANARY);
    }

    private static void assertReadsNoSecret(JavaClass type) {
        assertThat(type.getMethod("toString").getFieldAccesses())
                .as(type.getName())
                .noneMatch(access -> Specimen.isCalledSecret(access.getTarget().getName()));
    }

    private static List<Class<?>> holders(Stream<JavaClass> types) {
        return types.filter(JavaClass::isRecord)
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .<Class<?>>map(JavaClass::reflect)
                .filter(SecretsTest::holdsASecret)
                .toList();
    }

    private static boolean holdsASecret(Class<?> type) {
        return Stream.of(type.getRecordComponents()).anyMatch(component -> Specimen.isSecret(type, component));
    }
}
