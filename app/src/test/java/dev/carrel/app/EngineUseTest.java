package dev.carrel.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.carrel.engine.store.Store;

/** What the app and the benchmarks may know of the engine. */
@AnalyzeClasses(packages = "dev.carrel", importOptions = DoNotIncludeTests.class)
class EngineUseTest {
  /** The database is opened and checked; what lies in it as rows is not seen. */
  @ArchTest
  static final ArchRule ROWS_STAY_IN_THE_STORE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.carrel.app..", "dev.carrel.bench..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.carrel.engine.store..").and(not(type(Store.class))))
          .because("a change of the tables must not be seen on the desk");
}
