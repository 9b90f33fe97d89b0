// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.HomeFiles;
import java.nio.file.Path;
import java.util.Map;

@AnalyzeClasses(packages = "dev.carrel", importOptions = ProductOnly.class)
class FilesAreWrittenOneWayTest {
  @ArchTest
  static final ArchRule NOBODY_WRITES_BY_HAND =
      WhoWritesFiles.nobodyWritesByHand(
          "dev.carrel.engine..",
          Map.of(
              "dev.carrel.engine.ground.LocalDisk", "the steps that DurableFile is made of",
              "dev.carrel.engine.home.HomeLock", "the lock, and who has it",
              "dev.carrel.engine.catalogue.FileLocks", "locks between processes",
              "dev.carrel.engine.catalogue.HttpFetcher", "a download, which goes on another time",
              "dev.carrel.engine.catalogue.WheelFetcher", "parts of a download, joined",
              "dev.carrel.engine.ingest.MemberFiles", "files within a file, gone when it is closed",
              "dev.carrel.engine.index.IndexFolder", "Lucene's folder gets another name",
              "dev.carrel.engine.keep.ScratchFile", "memory in a file that is gone at once",
              "dev.carrel.engine.llama.ProcessMemory", "asks Linux to count anew"));

  @ArchTest
  static final ArchRule NOBODY_REPLACES_BY_HAND =
      WhoWritesFiles.nobodyReplacesByHand(
          Map.of(
              "dev.carrel.engine.ground.LocalDisk", "the steps that DurableFile is made of",
              "dev.carrel.llama.StateFile", "the binding knows no engine"));

  /** Else an encrypted home could not be another implementation. */
  @ArchTest
  static final ArchRule THE_PORT_GIVES_NO_PATHS =
      noMethods()
          .that()
          .areDeclaredIn(HomeFiles.class)
          .or()
          .areDeclaredIn(StoredFile.class)
          .should()
          .haveRawReturnType(Path.class)
          .because("what is read by its path cannot be encrypted behind the port");
}
