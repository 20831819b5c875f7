package org.sise;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house as design.md part 2 draws it: arrows point downwards, the core is pure, files stay small. */
@AnalyzeClasses(packages = "org.sise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String EVENT_LOG = "org.sise.store.EventLog";

    /** The edges may not know each other; a package that is not there yet breaks nothing. */
    @ArchTest
    static final ArchRule ARROWS_POINT_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("rest")
            .definedBy("org.sise.rest..")
            .layer("console")
            .definedBy("org.sise.console..")
            .layer("kafka")
            .definedBy("org.sise.kafka..")
            .layer("timer")
            .definedBy("org.sise.timer..")
            .layer("stream")
            .definedBy("org.sise.stream..")
            .layer("watch")
            .definedBy("org.sise.watch..")
            .layer("report")
            .definedBy("org.sise.report..")
            .layer("notify")
            .definedBy("org.sise.notify..")
            .layer("drill")
            .definedBy("org.sise.drill..")
            .layer("contract")
            .definedBy("org.sise.contract..")
            .layer("app")
            .definedBy("org.sise.app..")
            .layer("store")
            .definedBy("org.sise.store..")
            .layer("directory")
            .definedBy("org.sise.directory..")
            .layer("security")
            .definedBy("org.sise.security..")
            .layer("config")
            .definedBy("org.sise.config..")
            .layer("incident")
            .definedBy("org.sise.core.incident..")
            .layer("plan")
            .definedBy("org.sise.core.plan..")
            .layer("grading")
            .definedBy("org.sise.core.grading..")
            .whereLayer("rest")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("timer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stream")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("watch")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("notify")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("drill")
            .mayOnlyBeAccessedByLayers("rest", "console")
            .whereLayer("contract")
            .mayOnlyBeAccessedByLayers("rest", "console", "stream", "kafka", "drill")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers(
                    "rest", "console", "kafka", "timer", "stream", "watch", "report", "notify", "drill", "contract")
            .whereLayer("grading")
            .mayOnlyBeAccessedByLayers(
                    "rest",
                    "console",
                    "kafka",
                    "timer",
                    "stream",
                    "watch",
                    "report",
                    "notify",
                    "drill",
                    "contract",
                    "app",
                    "store",
                    "directory",
                    "security",
                    "config",
                    "incident",
                    "plan")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers(
                    "rest",
                    "console",
                    "kafka",
                    "timer",
                    "stream",
                    "watch",
                    "report",
                    "notify",
                    "drill",
                    "contract",
                    "app",
                    "store",
                    "directory",
                    "security",
                    "config",
                    "incident")
            .whereLayer("incident")
            .mayOnlyBeAccessedByLayers(
                    "rest",
                    "console",
                    "kafka",
                    "timer",
                    "stream",
                    "watch",
                    "report",
                    "notify",
                    "drill",
                    "contract",
                    "app",
                    "store",
                    "directory",
                    "security",
                    "config");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("org.sise.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES_INSIDE_THE_CORE =
            slices().matching("org.sise.core.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_CORE_NEEDS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("org.sise.core..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.jspecify.annotations..").or(resideInAPackage("org.sise.core.."))));

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage("org.sise.core..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .accessTargetWhere(readsTheTimeOrChance());

    @ArchTest
    static final ArchRule NO_EMPTY_NAMES =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Processor|Data|Info)");

    /** Until the log exists the rule holds for want of calls. */
    @ArchTest
    static final ArchRule ONLY_THE_ONE_WRITER_APPENDS = noClasses()
            .that()
            .resideOutsideOfPackage("org.sise.app..")
            .and()
            .doNotHaveFullyQualifiedName(EVENT_LOG)
            .should()
            .accessTargetWhere(appendsToTheLog());

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        var unmarked = new ArrayList<String>();
        classes.getDefaultPackage()
                .traversePackageTree(javaPackage -> !javaPackage.getClasses().isEmpty(), (JavaPackage javaPackage) -> {
                    if (javaPackage.getName().startsWith("org.sise")
                            && !javaPackage.isAnnotatedWith(NullMarked.class)) {
                        unmarked.add(javaPackage.getName());
                    }
                });

        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    /** An importer that cannot read the compiler's class files imports none, and every rule above would hold. */
    @ArchTest
    static void theClassFilesAreReadable(JavaClasses classes) {
        assertThat(classes.contain("org.sise.core.grading.Standard")).isTrue();
        assertThat(classes.get("org.sise.core.grading.Standard").getMethods()).isNotEmpty();
    }

    @Test
    void mainFilesHaveAtMost300Lines() throws IOException {
        assertThat(longerThan(300, Path.of("src/main/java"))).isEmpty();
        assertThat(longerThan(300, Path.of("src/standalone/java"))).isEmpty();
        assertThat(longerThan(300, Path.of("src/bench/java"))).isEmpty();
    }

    @Test
    void testFilesHaveAtMost400Lines() throws IOException {
        assertThat(longerThan(400, Path.of("src/test/java"))).isEmpty();
    }

    private static List<Path> longerThan(int lines, Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        var longer = new ArrayList<Path>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readAllLines(file).size() > lines) {
                    longer.add(file);
                }
            }
        }
        return longer;
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheTimeOrChance() {
        var now = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                LocalTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName(),
                Year.class.getName(),
                YearMonth.class.getName());
        return DescribedPredicate.describe("read the time, or draw by chance", access -> {
            var owner = access.getTargetOwner().getName();
            return switch (access.getName()) {
                case "now" -> now.contains(owner);
                case "currentTimeMillis", "nanoTime" -> owner.equals(System.class.getName());
                case "randomUUID" -> owner.equals(UUID.class.getName());
                case "random" -> owner.equals(Math.class.getName()) || owner.equals(StrictMath.class.getName());
                default -> false;
            };
        });
    }

    private static DescribedPredicate<JavaAccess<?>> appendsToTheLog() {
        return DescribedPredicate.describe(
                "append to the event log",
                access -> access.getName().startsWith("append")
                        && access.getTargetOwner().getName().equals(EVENT_LOG));
    }
}
