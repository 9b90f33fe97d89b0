// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import dev.carrel.app.fx.CopiedText;
import dev.carrel.engine.ProductOnly;
import dev.carrel.engine.ground.ProgramRun;
import dev.carrel.engine.store.Store;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.Map;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;

/** What may know what in the desk, the command line and the benchmarks. */
@AnalyzeClasses(packages = "dev.carrel", importOptions = ProductOnly.class)
class AppArchitectureTest {
  private static final String APP = "dev.carrel.app";

  /** What stands side by side on the desk. */
  private static final String[] PANES = {
    APP + ".comparison",
    APP + ".conversation",
    APP + ".gauge",
    APP + ".models",
    APP + ".page",
    APP + ".review",
    APP + ".search",
    APP + ".settings.pane",
    APP + ".shelf"
  };

  private static final String[] IN_PANES =
      Arrays.stream(PANES).map(pane -> pane + "..").toArray(String[]::new);

  @ArchTest
  static final SliceRule PANES_DO_NOT_KNOW_ONE_ANOTHER =
      slices()
          .assignedFrom(new Panes())
          .should()
          .notDependOnEachOther()
          .because("a pane can be changed, and tried, alone");

  @ArchTest
  static final ArchRule ONLY_THE_DESK_JOINS_PANES =
      noClasses()
          .that(not(resideInAnyPackage(IN_PANES)).and(not(resideInAPackage(APP + ".desk.."))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(IN_PANES)
          .because("what two panes need stands below both, and the desk above all of them");

  @ArchTest
  static final SliceRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .assignedFrom(new Packages())
          .should()
          .beFreeOfCycles()
          .because("packages in a knot are one package that pretends to be several");

  @ArchTest
  static final ArchRule FX_IS_BELOW_ALL =
      noClasses()
          .that()
          .resideInAPackage(APP + ".fx..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.carrel..")
                  .and(not(resideInAnyPackage(APP + ".fx..", "dev.carrel.engine.ground.."))))
          .because("what every pane stands on must not stand on one of them, nor on the engine");

  /** A view is what draws or lays out: it knows {@code javafx.scene}. */
  @ArchTest
  static final ArchRule VIEWS_DO_NOT_TOUCH_THE_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage(IN_PANES)
          .and(
              describe(
                  "know javafx.scene",
                  c ->
                      c.getDirectDependenciesFromSelf().stream()
                          .anyMatch(
                              d -> d.getTargetClass().getPackageName().startsWith("javafx.scene"))))
          .should()
          .dependOnClassesThat(resideInAPackage("dev.carrel.engine..").and(not(new Values())))
          .because(
              "a view that calls the engine waits for it on the FX thread; it shows values that a"
                  + " model holds");

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_LOADS_NO_JAVAFX =
      noClasses()
          .that()
          .resideInAPackage(APP + ".cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javafx..", "dev.carrel.bench..")
                  .or(
                      resideInAPackage(APP + "..")
                          .and(not(resideInAPackage(APP + ".cli..")))
                          .and(not(resideInAPackage(APP + ".report..")))))
          .because("a command starts at once, and where there is no JavaFX");

  @ArchTest
  static final ArchRule ONLY_MAIN_KNOWS_THE_BENCHMARKS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.carrel.bench..")
          .and(not(belongToAnyOf(Main.class)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.carrel.bench..")
          .because("what only measures Carrel must not lie in its way");

  @ArchTest
  static final ArchRule THE_BINDING_STAYS_BEHIND_THE_ENGINE =
      noClasses()
          .that()
          .resideInAPackage(APP + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.carrel.llama..")
          .because("the engine's port is what another library may fill");

  /** The database is opened and checked; what lies in it as rows is not seen. */
  @ArchTest
  static final ArchRule ROWS_STAY_IN_THE_STORE =
      noClasses()
          .that()
          .resideInAnyPackage(APP + "..", "dev.carrel.bench..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.carrel.engine.store..").and(not(type(Store.class))))
          .because("a change of the tables must not be seen on the desk");

  @ArchTest
  static final ArchRule NO_PROCESS_IS_STARTED_BY_HAND =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ProgramRun.class.getName())
          .should()
          .dependOnClassesThat(type(ProcessBuilder.class).or(type(HostServices.class)))
          .orShould()
          .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
          .because("else a program may be looked for in the folder of a stranger's document");

  @ArchTest
  static final ArchRule ONE_PACKAGE_READS_MARKDOWN =
      noClasses()
          .that()
          .resideInAPackage(APP + "..")
          .and()
          .resideOutsideOfPackage(APP + ".markdown..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.commonmark..")
          .because("an answer, a note and an export must not read the same words differently");

  private static final DescribedPredicate<JavaClass> HOLDS_THE_STREAMS =
      describe(
          "hold the process's streams",
          c ->
              c.getName()
                  .matches(
                      "dev\\.carrel\\.app\\.cli\\.(Streams|Terminal|Passwords)|"
                          // For the process that began this one: frames, and figures.
                          + "dev\\.carrel\\.engine\\.(ReadingMain|llama\\.(ModelTrialMain|DriverTrialMain))|"
                          + "dev\\.carrel\\.(app\\.desk\\.FirstFrame.*|bench\\.desk\\.(ScrollRun|GridRun).*)"));

  @ArchTest
  static final ArchRule ALL_THAT_IS_PRINTED_GOES_ONE_WAY =
      noClasses()
          .that(not(HOLDS_THE_STREAMS))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "console")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .dependOnClassesThat(type(FileDescriptor.class))
          .because("what a document, a file's name or a model says must not act on a terminal");

  @ArchTest
  static final ArchRule ONLY_WHAT_CARREL_DRAWS_IS_SENT_AS_IT_IS =
      noClasses()
          .that(
              not(
                  describe(
                      "draw progress and help",
                      c -> c.getSimpleName().matches("Session|CarrelCommandLine"))))
          .should()
          .callMethod("dev.carrel.app.cli.Streams", "ownOut")
          .orShould()
          .callMethod("dev.carrel.app.cli.Streams", "ownErr")
          .because("a bar and help are made of Carrel's own words, and nothing else is");

  /** Pasting reads it: the shelf takes files, and only files. */
  @ArchTest
  static final ArchRule ONE_CLASS_COPIES_TEXT =
      noClasses()
          .that(not(belongToAnyOf(CopiedText.class)))
          .should()
          .callMethod(Clipboard.class, "setContent", Map.class)
          .because("what is pasted elsewhere must not act there");

  /** A pane, with the packages below its own, is a slice. */
  private static final class Panes implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName() + ".";
      return Arrays.stream(PANES)
          .filter(pane -> name.startsWith(pane + "."))
          .findFirst()
          .map(SliceIdentifier::of)
          .orElseGet(SliceIdentifier::ignore);
    }

    @Override
    public String getDescription() {
      return "panes";
    }
  }

  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return resideInAPackage(APP + "..").test(javaClass)
          ? SliceIdentifier.of(javaClass.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of the app";
    }
  }

  /** What the engine hands out to be looked at, not to be asked. */
  private static final class Values extends DescribedPredicate<JavaClass> {
    Values() {
      super("values");
    }

    @Override
    public boolean test(JavaClass c) {
      Class<?> loaded = c.reflect();
      return c.isRecord()
          || c.isEnum()
          || loaded.isSealed()
          || c.isAssignableTo(Throwable.class)
          || resideInAnyPackage("dev.carrel.engine.ground..", "dev.carrel.engine.document..")
              .test(c);
    }
  }
}
