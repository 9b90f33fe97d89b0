// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.carrel.engine.ProductOnly;
import dev.carrel.engine.WhoWritesFiles;
import java.util.Map;

@AnalyzeClasses(packages = "dev.carrel", importOptions = ProductOnly.class)
class AppFilesAreWrittenOneWayTest {
  @ArchTest
  static final ArchRule NOBODY_WRITES_BY_HAND =
      WhoWritesFiles.nobodyWritesByHand(
          "dev.carrel.app..",
          Map.of(
              "dev.carrel.app.start.StartCache", "the lock of who makes the cache",
              "dev.carrel.app.cli.Streams", "the standard streams"));

  @ArchTest
  static final ArchRule NOBODY_REPLACES_BY_HAND =
      WhoWritesFiles.nobodyReplacesByHand(
          Map.of(
              "dev.carrel.engine.ground.LocalDisk", "the steps that DurableFile is made of",
              "dev.carrel.llama.StateFile", "the binding knows no engine"));
}
