package io.ticketbridge.domain;

import static io.ticketbridge.domain.Refusals.violationOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void totalPagesShouldCountAPartialPage() {
        assertThat(pages(41)).isEqualTo(3);
        assertThat(pages(40)).isEqualTo(2);
        assertThat(pages(0)).isZero();
    }

    @Test
    void offsetShouldNotOverflow() {
        assertThat(new PageRequest(3, 20).offset()).isEqualTo(40);
        assertThat(new PageRequest(Long.MAX_VALUE / 100, 100).offset()).isPositive();
    }

    @Test
    void requestsOutOfRangeShouldBeRefused() {
        assertThat(violationOf(() -> new PageRequest(0, 20)).field()).isEqualTo("page");
        assertThat(violationOf(() -> new PageRequest(Long.MAX_VALUE, 20)).field())
                .isEqualTo("page");
        assertThat(violationOf(() -> new PageRequest(1, 0)).field()).isEqualTo("per_page");
        assertThat(violationOf(() -> new PageRequest(1, 101)).field()).isEqualTo("per_page");
    }

    private static long pages(long total) {
        return new Page<>(List.of(), total, new PageRequest(1, 20), Optional.empty()).totalPages();
    }
}
