package io.ticketbridge.domain;

import static io.ticketbridge.domain.People.ADMIN;
import static io.ticketbridge.domain.People.ALICE;
import static io.ticketbridge.domain.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorLabelTest {
    @Test
    void theViewersOwnShouldBeYouAlsoForAnAdmin() {
        assertThat(AuthorLabel.of(Optional.of(BOB.user()), BOB)).isEqualTo(AuthorLabel.YOU);
        assertThat(AuthorLabel.of(Optional.of(ADMIN.user()), ADMIN)).isEqualTo(AuthorLabel.YOU);
    }

    @Test
    void anAdminsAndJirasOwnShouldBeAdmin() {
        assertThat(AuthorLabel.of(Optional.of(ADMIN.user()), BOB)).isEqualTo(AuthorLabel.ADMIN);
        assertThat(AuthorLabel.of(Optional.empty(), BOB)).isEqualTo(AuthorLabel.ADMIN);
    }

    @Test
    void anybodyElsesShouldBeUser() {
        assertThat(AuthorLabel.of(Optional.of(ALICE.user()), BOB)).isEqualTo(AuthorLabel.USER);
    }
}
