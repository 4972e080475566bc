package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final String RULE =
            " must be 1 to 100 letters, digits and . _ @ + - and begin with a letter or digit";

    @Test
    void aNameShouldBeOfLettersAndDigitsOfAnyScript() {
        for (String name : List.of("a", "爱丽丝", "7", "ci.build_2@red+blue-x", "x".repeat(100))) {
            assertThat(new Username(name).value()).isEqualTo(name);
            assertThat(new TeamName(name).value()).isEqualTo(name);
            assertThat(new KeyName(name).value()).isEqualTo(name);
        }
    }

    @Test
    void whatCannotBeANameShouldBeRefused() {
        for (String name : List.of("-x", ".", "a b", "a\n", "a\u202eb", "a/b", "a\0", "\ud800")) {
            assertThat(violationOf(() -> new KeyName(name)))
                    .as(name)
                    .isEqualTo(new Violation("name", "Key name" + RULE, "invalid_characters"));
        }
        assertThat(violationOf(() -> new Username(" ")))
                .isEqualTo(new Violation("username", "Username is required", "required"));
        assertThat(violationOf(() -> new TeamName("x".repeat(101))))
                .isEqualTo(new Violation("name", "Team" + RULE, "too_long"));
    }

    /** A letter beyond the basic plane counts twice, as it does in H2. */
    @Test
    void aNameShouldFitIntoEachDatabase() {
        String letter = Character.toString(0x20000);
        assertThat(new Username(letter.repeat(50)).value()).hasSize(100);
        assertThat(violationOf(() -> new Username(letter.repeat(51))).code()).isEqualTo("too_long");
    }

    @Test
    void anEmailShouldHaveTheLooksOfOne() {
        assertThat(new EmailAddress("zoë+x@example.com").value()).isEqualTo("zoë+x@example.com");
        Map<String, String> wrong = Map.of(
                "",
                "required",
                "nonsense",
                "invalid_format",
                "a@b@c",
                "invalid_format",
                "a b@example.com",
                "invalid_format",
                "a@exam\u202eple.com",
                "invalid_format",
                "a@example.com\r\nBcc:x",
                "invalid_characters",
                "a@\ud800",
                "invalid_characters",
                "a@" + "x".repeat(253),
                "too_long");
        wrong.forEach((email, code) -> assertThat(violationOf(() -> new EmailAddress(email)))
                .as(email)
                .extracting(Violation::field, Violation::code)
                .containsExactly("email", code));
    }

    @Test
    void aKeysLifeShouldBeADayToTenYears() {
        assertThat(new KeyLife(1).duration()).hasDays(1);
        assertThat(new KeyLife(3_650).duration()).hasDays(3_650);
        for (long days : new long[] {0, -1, 3_651, Long.MAX_VALUE}) {
            assertThat(violationOf(() -> new KeyLife(days)))
                    .isEqualTo(new Violation("days", "days must be a whole number from 1 to 3650", "out_of_range"));
        }
    }

    @Test
    void aRoleShouldBeReadByTheWordThatItIsWrittenWith() {
        for (Role role : Role.values()) {
            assertThat(Role.of(role.word())).isEqualTo(role);
        }
        for (TeamRole role : TeamRole.values()) {
            assertThat(TeamRole.of(role.word())).isEqualTo(role);
        }
        assertThat(violationOf(() -> Role.of("ADMIN")).field()).isEqualTo("role");
        assertThat(violationOf(() -> TeamRole.of("admin")).code()).isEqualTo("invalid_choice");
    }
}
