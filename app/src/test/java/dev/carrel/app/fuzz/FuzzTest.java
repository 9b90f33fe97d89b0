// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fuzz;

import dev.carrel.app.conversation.export.ExportFuzz;
import dev.carrel.app.desk.DeskStateFuzz;
import dev.carrel.app.markdown.MarkdownFuzz;
import dev.carrel.app.settings.SettingsFuzz;
import dev.carrel.engine.fuzz.FuzzSuite;
import dev.carrel.engine.fuzz.FuzzTarget;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the desk reads of what others may have written. */
class FuzzTest {
  /** One a line: two that are added at the same time then lie beside each other. */
  private static final List<FuzzTarget> TARGETS =
      List.of(
          new DeskStateFuzz(), new ExportFuzz(), new MarkdownFuzz(), new SettingsFuzz() //
          );

  @TestFactory
  Stream<DynamicTest> everyInputIsReadOrRefused() {
    return FuzzSuite.of(TARGETS);
  }
}
