package dev.moviegen.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.moviegen", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theApiNeverSeesTheWorker = noClasses()
            .that()
            .resideInAPackage("dev.moviegen.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.moviegen.worker..");

    @ArchTest
    static final ArchRule useCasesKnowNobodyWhoUsesThem = noClasses()
            .that()
            .resideInAPackage("dev.moviegen.api.jobs")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.moviegen.api..").and(resideOutsideOfPackage("dev.moviegen.api.jobs")));

    @ArchTest
    static final ArchRule useCasesKnowNoWeb = noClasses()
            .that()
            .resideInAPackage("dev.moviegen.api.jobs")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule roomsDoNotDependOnEachOtherInCircles =
            slices().matching("dev.moviegen.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rulesOfTheReconcilerStayAmongThemselves = classes()
            .that()
            .resideInAPackage("dev.moviegen.api.reconcile")
            .should()
            .notBePublic();
}
