// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.carrel.engine.ground.ProgramRun;
import java.net.URI;

@AnalyzeClasses(packages = "dev.carrel", importOptions = ProductOnly.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDENCIES_GO_ONE_WAY =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.llama..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.carrel.engine..", "dev.carrel.app..")
          .because(
              "the native engine knows no document, so that it can be tested and replaced alone");

  @ArchTest
  static final ArchRule THE_ENGINE_HAS_NO_TOOLKIT =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.carrel.app..", "javafx..", "java.awt..", "javax.swing..")
                  .and(not(resideInAPackage("java.awt.image..")))
                  .and(not(resideInAPackage("java.awt.geom.."))))
          .because(
              "the command line and tests run the same engine where there is no display; pictures"
                  + " and shapes in memory need none");

  @ArchTest
  static final ArchRule SQL_STAYS_IN_THE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.carrel.engine.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..")
          .because("a migration must see every statement that it could break");

  @ArchTest
  static final ArchRule LUCENE_STAYS_IN_THE_INDEX =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.carrel.engine.index..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..")
          .because("the next release of Lucene should touch one package");

  @ArchTest
  static final ArchRule YAML_STAYS_IN_SETS_OF_QUESTIONS =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel..")
          .and()
          .resideOutsideOfPackage("dev.carrel.engine.review..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..")
          .because("what strangers' files may ask of the parser is limited in one place");

  @ArchTest
  static final ArchRule PDFBOX_STAYS_IN_ITS_READER =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine..")
          .and()
          .resideOutsideOfPackage("dev.carrel.engine.ingest.pdf..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.pdfbox..")
          .because("a format is one reader, which the rest of the engine knows by its interface");

  @ArchTest
  static final ArchRule POI_STAYS_IN_ITS_READERS =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel..")
          .and()
          .resideOutsideOfPackage("dev.carrel.engine.ingest.binary..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.poi..")
          .because("what POI throws is said in one place, and later files are read without it");

  @ArchTest
  static final ArchRule FASTEXCEL_STAYS_IN_THE_EXPORT =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel..")
          .and()
          .resideOutsideOfPackage("dev.carrel.engine.review.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dhatim.fastexcel..")
          .because("workbooks are written in one place, where no word of a document can act");

  @ArchTest
  static final ArchRule ONNX_STAYS_BEHIND_THE_PORT =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel..")
          .and()
          .resideOutsideOfPackages("dev.carrel.engine.embedding..", "dev.carrel.engine.ocr..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..", "dev.langchain4j..")
          .because("another model, or another library, should touch the package that has the port");

  @ArchTest
  static final ArchRule LLAMA_STAYS_BEHIND_THE_PORT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.carrel.engine.document..",
              "dev.carrel.engine.ingest..",
              "dev.carrel.engine.index..",
              "dev.carrel.engine.store..",
              "dev.carrel.engine.context..",
              "dev.carrel.engine.keep..",
              "dev.carrel.engine.answer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.carrel.llama..")
          .because("what reads and answers must run on a scripted model in tests");

  @ArchTest
  static final ArchRule THE_PORT_HAS_NO_TYPE_OF_THE_BINDING =
      noClasses()
          .that()
          .resideInAnyPackage("dev.carrel.engine.model..", "dev.carrel.engine.calibrate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.carrel.llama..")
          .because("another library may fill the port, and a scripted model does in tests");

  @ArchTest
  static final ArchRule ONLY_THE_CATALOGUE_HAS_A_NETWORK =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine..")
          .and()
          .resideOutsideOfPackage("dev.carrel.engine.catalogue..")
          .should()
          .dependOnClassesThat(resideInAPackage("java.net..").and(not(type(URI.class))))
          .because("who wants to see that nothing leaves the machine reads one package");

  @ArchTest
  static final ArchRule PROCESSES_ARE_STARTED_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ProgramRun.class.getName())
          .should()
          .dependOnClassesThat(type(ProcessBuilder.class))
          .orShould()
          .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec"))))
          .because("else a program may be looked for in the folder of a stranger's document");

  @ArchTest
  static final ArchRule ONLY_THE_CATALOGUE_STARTS_PROCESSES =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine..")
          .and()
          .resideOutsideOfPackages(
              "dev.carrel.engine.catalogue..",
              "dev.carrel.engine.device..",
              "dev.carrel.engine.ground..",
              "dev.carrel.engine.ingest.worker..",
              "dev.carrel.engine.sandbox..")
          .should()
          .dependOnClassesThat(type(ProgramRun.class).or(type(Process.class)))
          .because("a process could do what its parent may not");

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_ASKS_THE_PROCESS_WHAT_IT_RUNS_ON =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine..")
          .and()
          .doNotHaveSimpleName("LocalPlatform")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class, String.class)
          .allowEmptyShould(false)
          .because("a test must not see the person's own cache, home and measured speeds");

  @ArchTest
  static final ArchRule THE_GROUND_KNOWS_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("dev.carrel.engine.ground..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.carrel..")
                  .and(not(resideInAPackage("dev.carrel.engine.ground.."))))
          .because("what every package stands on must not stand on one of them");

  /** The root is a slice of its own: the top, which knows all and is known by none. */
  @ArchTest
  static final SliceRule PACKAGES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

  /** A package of the engine is a room; the root package is one too. */
  private static final class Rooms implements SliceAssignment {
    private static final String ENGINE = "dev.carrel.engine";

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName();
      if (!name.equals(ENGINE) && !name.startsWith(ENGINE + ".")) {
        return SliceIdentifier.ignore();
      }
      return SliceIdentifier.of(name.equals(ENGINE) ? "the root" : name);
    }

    @Override
    public String getDescription() {
      return "rooms of the engine";
    }
  }
}
