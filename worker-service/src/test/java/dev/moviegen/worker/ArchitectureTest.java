package dev.moviegen.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The rooms of the worker and the doors between them. Everybody may ask the worker for its name and its settings. */
@AnalyzeClasses(packages = "dev.moviegen.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String EVENTS = "dev.moviegen.events..";
    private static final String STORE = "dev.moviegen.store..";
    private static final String INTAKE = "dev.moviegen.worker.intake";
    private static final String CANCELLATION = "dev.moviegen.worker.cancellation";
    private static final String PIPELINE = "dev.moviegen.worker.pipeline";
    private static final String SCRIPT = "dev.moviegen.worker.pipeline.script";
    private static final String AUDIO = "dev.moviegen.worker.pipeline.audio";
    private static final String SLIDES = "dev.moviegen.worker.pipeline.slides";
    private static final String VIDEO = "dev.moviegen.worker.pipeline.video";
    private static final String PROCESS = "dev.moviegen.worker.process";
    private static final String SCRATCH = "dev.moviegen.worker.scratch";

    @ArchTest
    static final ArchRule theIntakeTakesAJobAndRunsIt =
            room(INTAKE).mayKnow(EVENTS, STORE, CANCELLATION, PIPELINE, SCRATCH);

    @ArchTest
    static final ArchRule theFlagKnowsNobodyWhoObeysIt = room(CANCELLATION).mayKnow(EVENTS, STORE);

    @ArchTest
    static final ArchRule processesKnowTheFlagAndNoJobsWork = room(PROCESS).mayKnow(CANCELLATION);

    @ArchTest
    static final ArchRule theDiskIsCleanedOnceTheProcessesAreDead =
            room(SCRATCH).mayKnow(EVENTS, STORE, CANCELLATION, PROCESS);

    @ArchTest
    static final ArchRule theRunnerKnowsStepsOnlyByTheirInterface =
            room(PIPELINE).mayKnow(EVENTS, STORE, CANCELLATION, PROCESS, SCRATCH);

    @ArchTest
    static final ArchRule theScriptIsTheFirstStep = step(SCRIPT).mayKnow();

    @ArchTest
    static final ArchRule theNarrationReadsTheScript = step(AUDIO).mayKnow(SCRIPT, PROCESS);

    @ArchTest
    static final ArchRule theSlidesShowTheScriptAndNameItsVoices = step(SLIDES).mayKnow(SCRIPT, AUDIO);

    @ArchTest
    static final ArchRule theMovieIsMadeOfAllOfThem = step(VIDEO).mayKnow(SCRIPT, AUDIO, SLIDES, PROCESS);

    @ArchTest
    static final ArchRule everyRoomHasItsDoorsHere = classes()
            .should()
            .resideInAnyPackage(
                    "dev.moviegen.worker",
                    INTAKE,
                    CANCELLATION,
                    PIPELINE,
                    SCRIPT,
                    AUDIO,
                    SLIDES,
                    VIDEO,
                    PROCESS,
                    SCRATCH);

    @ArchTest
    static final ArchRule onlyTheRoomOfProcessesStartsPrograms = noClasses()
            .that()
            .resideOutsideOfPackage(PROCESS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class);

    private static Room room(String name) {
        return new Room(name, List.of());
    }

    /** Each is given its job, and asks whether it must stop. */
    private static Room step(String name) {
        return new Room(name, List.of(PIPELINE, STORE, CANCELLATION));
    }

    private record Room(String name, List<String> given) {

        ArchRule mayKnow(String... others) {
            List<String> doors = new ArrayList<>(given);
            doors.addAll(List.of(others));
            doors.addAll(List.of(name, "dev.moviegen.worker"));
            return classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage("dev.moviegen..")
                            .or(resideInAnyPackage(doors.toArray(String[]::new))));
        }
    }
}
