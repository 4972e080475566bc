package io.ticketbridge.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.ticketbridge.architecture.House.keeps;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What each room is made of. */
class RoomsTest {
    private static final String[] FOREIGN = {"..rest..", "..persistence..", "..content..", "..jira..", "..bootstrap.."};

    @Test
    void everyRoomShouldBeInhabited() {
        assertThat(House.PRODUCT.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .contains(
                        "io.ticketbridge.domain",
                        "io.ticketbridge.port",
                        "io.ticketbridge.usecase",
                        "io.ticketbridge.rest",
                        "io.ticketbridge.rest.json",
                        "io.ticketbridge.persistence",
                        "io.ticketbridge.content",
                        "io.ticketbridge.jira",
                        "io.ticketbridge.jira.sandbox",
                        "io.ticketbridge.bootstrap");
    }

    @Test
    void theDomainShouldBeMadeOfTheJdkAlone() {
        keeps(
                classes()
                        .that()
                        .resideInAPackage("..domain..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("..domain..", "java..", "javax.crypto..", "org.jspecify.annotations"),
                planted.domain.DomainThatKnowsAnAdapter.class);
    }

    @Test
    void theDomainShouldDoNoInputOrOutput() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..domain..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..", "java.nio.file..", "java.nio.channels..", "java.sql..", "java.net.http.."),
                planted.domain.DomainThatReadsAFile.class);
    }

    @Test
    void useCasesShouldBeMadeOfDomainAndPorts() {
        keeps(
                classes()
                        .that()
                        .resideInAPackage("..usecase..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "..usecase..",
                                "..port..",
                                "..domain..",
                                "java..",
                                "javax.crypto..",
                                "org.jspecify.annotations"),
                planted.usecase.UseCaseThatKnowsAnAdapter.class);
    }

    @Test
    void portsShouldBeMadeOfTheDomain() {
        keeps(
                classes()
                        .that()
                        .resideInAPackage("..port..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("..port..", "..domain..", "java..", "org.jspecify.annotations"),
                planted.port.PortThatKnowsAUseCase.class);
    }

    @Test
    void sqlShouldStayInPersistence() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..persistence..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb.."),
                planted.rest.ResourceThatSpeaksSql.class);
    }

    @Test
    void jaxRsShouldStayInRest() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..rest..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey.."),
                planted.persistence.StoreThatAnswersHttp.class);
    }

    @Test
    void theHttpClientShouldStayInJira() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..jira..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.hc.."),
                planted.rest.ResourceThatCallsJira.class);
    }

    @Test
    void whatCountsShouldStayInBootstrap() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..bootstrap..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.micrometer..", "io.prometheus.."),
                planted.jira.TrackerThatCounts.class);
    }

    @Test
    void onlyBootstrapShouldReadTheEnvironment() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..bootstrap..")
                        .should()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class),
                planted.jira.TrackerThatReadsTheEnvironment.class);
    }

    @Test
    void timeShouldComeFromAnInjectedClock() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..bootstrap..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC"),
                planted.usecase.UseCaseThatLooksAtTheWall.class);
    }

    @Test
    void everyPackageShouldBeNullMarked() {
        keeps(classes().should(liveInANullMarkedPackage()), planted.unmarked.ClassInAnUnmarkedPackage.class);
    }

    @Test
    void namesShouldSayWhatAThingIs() {
        keeps(
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .resideInAPackage("..common.."),
                planted.domain.TicketHelper.class);
    }

    @Test
    void theInnerRoomsShouldKnowNoneOfTheOuterOnes() {
        keeps(
                noClasses()
                        .that(resideInAnyPackage("..domain..", "..usecase..", "..port..")
                                .and(not(resideInAPackage("..rest.."))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(FOREIGN),
                planted.usecase.UseCaseThatKnowsAnAdapter.class);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " lives in an unmarked package"));
            }
        };
    }
}
