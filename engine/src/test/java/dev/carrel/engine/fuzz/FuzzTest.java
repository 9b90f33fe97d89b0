// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import dev.carrel.engine.answer.ReceiptFuzz;
import dev.carrel.engine.calibrate.CalibrationFuzz;
import dev.carrel.engine.catalogue.AddedModelsFuzz;
import dev.carrel.engine.catalogue.HashesFuzz;
import dev.carrel.engine.context.SpeedsFuzz;
import dev.carrel.engine.gguf.GgufFuzz;
import dev.carrel.engine.ingest.note.NoteFuzz;
import dev.carrel.engine.ingest.pdf.PdfFuzz;
import dev.carrel.engine.keep.ContextFuzz;
import dev.carrel.engine.llama.ModelFuzz;
import dev.carrel.engine.llama.TemplateFuzz;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What reads what others made either reads it or refuses it, in time and in little memory. */
class FuzzTest {
  /** One a line: two that are added at the same time then lie beside each other. */
  private static final List<FuzzTarget> TARGETS =
      List.of(
          new AddedModelsFuzz(),
          new CalibrationFuzz(),
          new ContextFuzz(),
          new GgufFuzz(),
          new HashesFuzz(),
          new ModelFuzz(),
          new NoteFuzz(),
          new PdfFuzz(),
          new ReceiptFuzz(),
          new SpeedsFuzz(),
          new TemplateFuzz() //
          );

  @TestFactory
  Stream<DynamicTest> everyInputIsReadOrRefused() {
    return FuzzSuite.of(TARGETS);
  }
}
