package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.ApiKey;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.port.ApiKeys;
import io.ticketbridge.port.InMemoryAuditLog;
import io.ticketbridge.port.StoppedClock;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticateTest {
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Clock clock = new StoppedClock(Instant.EPOCH);
    private final Authenticate authenticate =
            new Authenticate(counting(ApiKeys.class), new AuditTrail(new InMemoryAuditLog(clock)), clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "rk_",
                "rk_abc",
                "rk_0000000000000000000000000000000000000000",
                "rk_00000000000000000000000000000000000000000",
                "RK_0000000000000000000000000000000000abcdef",
                "SCYTALE_",
                "SCYTALE_short",
                "Bearer rk_x"
            })
    void whatCanBeNoKeyShouldBeRefusedWithoutALookUp(String text) {
        assertThatThrownBy(() -> authenticate.authenticate(text, "203.0.113.7"))
                .isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void aKeyWithAMistypedSignShouldBeRefusedWithoutALookUp() {
        String key = ApiKey.generate(new SecureRandom()).reveal();
        for (int sign = 3; sign < key.length(); sign++) {
            String mistyped = key.substring(0, sign) + (key.charAt(sign) == 'a' ? 'b' : 'a') + key.substring(sign + 1);
            assertThatThrownBy(() -> authenticate.authenticate(mistyped, "203.0.113.7"))
                    .isInstanceOf(Refusal.NotAuthenticated.class);
        }
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void aKeyThatNobodyHasShouldBeLookedUpOnce() {
        String key = ApiKey.generate(new SecureRandom()).reveal();
        assertThatThrownBy(() -> authenticate.authenticate(key, "203.0.113.7"))
                .isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(lookUps).hasValue(1);
    }

    /** Knows of nothing, and counts how often it is asked. */
    private <T> T counting(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    lookUps.incrementAndGet();
                    return Optional.empty();
                }));
    }
}
