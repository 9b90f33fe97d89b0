// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaLlamaTest {
  @TempDir Path folder;

  private static CarrelException refused(Path jar) {
    Cancellation cancellation = new Cancellation();
    try (BenchModel model =
        BenchModel.load("smollm2", TestModels.smolLm2(), 2, Progress.SILENT, cancellation)) {
      return assertThrows(
          CarrelException.class, () -> JavaLlama.compare(model, jar, 8, cancellation));
    }
  }

  @Test
  void aJarThatIsMissingOrAnotherOneIsRefusedWithWhatItSaid() throws IOException {
    assertEquals(Code.FILE_MISSING, refused(folder.resolve("nowhere.jar")).code());
    CarrelException e = refused(Files.writeString(folder.resolve("other.jar"), "no jar"));
    assertEquals(Code.MODEL_INVALID, e.code());
    assertTrue(e.getMessage().contains("de.kherud.llama"), e.getMessage());
  }
}
