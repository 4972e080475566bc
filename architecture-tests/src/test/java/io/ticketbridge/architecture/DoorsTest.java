package io.ticketbridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.ticketbridge.architecture.House.keeps;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who sees whom: a driving adapter the use cases, a driven adapter the ports, adapters never each other. */
class DoorsTest {
    @Test
    void restShouldNotSeeAPort() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..rest..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..port.."),
                planted.rest.ResourceThatSeesAPort.class);
    }

    @Test
    void drivenAdaptersShouldNotSeeAUseCase() {
        keeps(
                noClasses()
                        .that()
                        .resideInAnyPackage("..persistence..", "..content..", "..jira..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..usecase.."),
                planted.persistence.StoreThatSeesAUseCase.class);
    }

    /** Connections and transactions live in persistence alone, so none is held while Jira is asked. */
    @Test
    void whoHoldsADatabaseConnectionShouldNotAskJira() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..persistence..")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameStartingWith("IssueTracker"),
                planted.persistence.StoreThatAsksJira.class);
    }

    @Test
    void restShouldSeeNoOtherAdapter() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..rest..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("..persistence..", "..content..", "..jira.."),
                planted.rest.ResourceThatSeesAStore.class);
    }

    @Test
    void persistenceShouldSeeNoOtherAdapter() {
        keeps(
                noClasses()
                        .that()
                        .resideInAnyPackage("..persistence..", "..content..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("..rest..", "..jira.."),
                planted.persistence.StoreThatSeesTheTracker.class);
    }

    @Test
    void jiraShouldSeeNoOtherAdapter() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..jira..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("..rest..", "..persistence..", "..content.."),
                planted.jira.TrackerThatSeesAStore.class);
    }

    @Test
    void theJiraClientShouldNotSeeTheSandbox() {
        keeps(
                noClasses()
                        .that()
                        .resideInAPackage("..jira..")
                        .and()
                        .resideOutsideOfPackage("..jira.sandbox..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..jira.sandbox.."),
                planted.jira.TrackerThatSeesTheSandbox.class);
    }

    @Test
    void nobodyShouldSeeBootstrap() {
        keeps(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..bootstrap..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("..bootstrap.."),
                planted.jira.TrackerThatSeesBootstrap.class);
    }

    @Test
    void aUseCaseShouldCallNoOtherUseCase() {
        keeps(
                classes().that().resideInAPackage("..usecase..").should(callNoOtherUseCase()),
                planted.usecase.UseCaseThatCallsAnother.class);
    }

    /** A key is asked for before any route is entered; this is the second lock, and what makes a new route decide. */
    @Test
    void everyRouteShouldAskWhoIsThere() {
        keeps(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .and()
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .should(askWhoIsThere()),
                planted.rest.ResourceThatAsksNobody.class);
    }

    @Test
    void whatARouteHasDoneShouldBeDoneForSomebody() {
        keeps(
                classes().that().areAnnotatedWith(Path.class).should(haveUseCasesKnowForWhom()),
                planted.rest.ResourceThatAsksNobody.class);
    }

    private static ArchCondition<JavaMethod> askWhoIsThere() {
        return new ArchCondition<>("ask who is there") {
            @Override
            public void check(JavaMethod item, ConditionEvents events) {
                boolean asks = calledWithin(item)
                        .map(call -> call.getTargetOwner().getSimpleName())
                        .anyMatch(List.of("ViewerContext", "WebhookSignature")::contains);
                events.add(new SimpleConditionEvent(item, asks, item.getFullName() + " asks nobody who they are"));
            }
        };
    }

    /** By the method, and by those of the same class that it calls. */
    private static Stream<JavaMethodCall> calledWithin(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream().flatMap(call -> {
            Stream<JavaMethod> own = call.getTarget().resolveMember().stream()
                    .filter(target -> target.getOwner().equals(method.getOwner()) && !target.equals(method));
            return Stream.concat(Stream.of(call), own.flatMap(DoorsTest::calledWithin));
        });
    }

    private static ArchCondition<JavaClass> haveUseCasesKnowForWhom() {
        return new ArchCondition<>("hand a viewer or what somebody signed to every use case") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getMethodCallsFromSelf().stream()
                        .filter(call -> isUseCase(call.getTargetOwner()))
                        .filter(call -> call.getTarget().getRawParameterTypes().stream()
                                .map(JavaClass::getSimpleName)
                                .noneMatch(List.of("Viewer", "PreviewLink", "WebhookSignature")::contains))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> callNoOtherUseCase() {
        return new ArchCondition<>("call no other use case") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getMethodCallsFromSelf().stream()
                        .filter(call -> !call.getTargetOwner().equals(item))
                        .filter(call -> isUseCase(call.getTargetOwner()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
            }
        };
    }

    /** A public class that offers something; the steps that use cases share have no public method. */
    private static boolean isUseCase(JavaClass type) {
        boolean plain = !type.isRecord() && !type.isEnum() && !type.isInterface() && type.isTopLevelClass();
        return plain
                && type.getPackageName().endsWith(".usecase")
                && type.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC));
    }
}
