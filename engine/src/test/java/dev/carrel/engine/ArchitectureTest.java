package dev.carrel.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.carrel", importOptions = DoNotIncludeTests.class)
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
          .dependOnClassesThat()
          .resideInAnyPackage("dev.carrel.app..", "javafx..", "java.awt..", "javax.swing..")
          .because("the command line and tests run the same engine where there is no display");

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
  static final SliceRule PACKAGES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices().matching("dev.carrel.engine.(*)..").should().beFreeOfCycles();
}
