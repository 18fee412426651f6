package dev.moviegen.system.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;

@AnalyzeClasses(locations = ProductClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theServicesNeverSeeEachOther = noClasses()
            .that()
            .resideInAPackage("dev.moviegen.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.moviegen.api..")
            .because("they meet in the store and on the broker; the other direction is in the API's own test");

    @ArchTest
    static final ArchRule theContractsKnowNoServiceAndNotEachOther = noClasses()
            .that()
            .resideInAnyPackage("dev.moviegen.events..", "dev.moviegen.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.moviegen.api..", "dev.moviegen.worker..");

    @ArchTest
    static final ArchRule anEventIsPlainJava = classes()
            .that()
            .resideInAPackage("dev.moviegen.events")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.moviegen.events", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule nothingIsNamedForWhatItIsNot =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|(?<!Pocket)Base|Dto|DTO)");

    @ArchTest
    static final ArchRule nobodyNeedsMoreThanFiveOthers = constructors()
            .that()
            .areDeclaredInClassesThat(areWritten())
            .should(ArchConditions.have(atMostFiveParameters()));

    @ArchTest
    static void fourOfTenTypesAreNobodyElsesBusiness(JavaClasses product) {
        for (String part : List.of("store", "api", "worker")) {
            List<JavaClass> types = product.stream()
                    .filter(JavaClass::isTopLevelClass)
                    .filter(type -> type.getPackageName().startsWith("dev.moviegen." + part))
                    .filter(type -> !type.getSimpleName().equals("package-info"))
                    .toList();
            long hidden = types.stream()
                    .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                    .count();
            assertThat(100.0 * hidden / types.size())
                    .as("package-private types of %s, %%", part)
                    .isGreaterThanOrEqualTo(40);
        }
    }

    private static DescribedPredicate<JavaClass> areWritten() {
        return DescribedPredicate.describe(
                "are no records, whose constructors the compiler writes", type -> !type.isRecord() && !type.isEnum());
    }

    private static DescribedPredicate<JavaConstructor> atMostFiveParameters() {
        return DescribedPredicate.describe(
                "at most five parameters",
                constructor -> constructor.getRawParameterTypes().size() <= 5);
    }
}
