// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  @TempDir private Path folder;

  private static LlamaException refused(Path file) {
    return assertThrows(
        LlamaException.class,
        () -> LlamaModel.load(file, LlamaModel.Options.DEFAULT, LoadProgress.NONE).close());
  }

  @Test
  void whatTheFileSaysIsThere() {
    try (LlamaModel model =
        LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE)) {
      assertEquals("llama", model.metadata().get("general.architecture"));
      assertEquals(134_515_008, model.parameterCount());
      assertTrue(model.sizeBytes() > 90_000_000 && model.sizeBytes() < 98_362_432);
      assertEquals(8192, model.trainedContext());
      assertEquals(30, model.layerCount());
      assertEquals(9, model.headCount());
      assertEquals(3, model.kvHeadCount());
      assertEquals(64, model.keyHeadSize());
      assertEquals(64, model.valueHeadSize());
      assertEquals(576, model.embeddingSize());
      assertEquals(0, model.slidingWindow());
      assertEquals(49_152, model.vocabulary().size());
      assertTrue(model.description().contains("Q4_1"), model.description());
    }
  }

  @Test
  void progressGoesFromZeroToOne() {
    List<Float> seen = new ArrayList<>();
    LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT.withMmap(false), seen::add)
        .close();
    assertTrue(seen.size() > 2, seen.toString());
    assertEquals(seen.stream().sorted().toList(), seen);
    assertEquals(1f, seen.getLast());
  }

  @Test
  void aListenerThatSaysNoCancels() {
    LlamaException e =
        assertThrows(
            LlamaException.class,
            () ->
                LlamaModel.load(
                    TestModels.smolLm2(), LlamaModel.Options.DEFAULT, done -> done < 0.3f));
    assertEquals(LlamaException.Kind.CANCELLED, e.kind());
  }

  @Test
  void whatAListenerThrowsComesOut() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                LlamaModel.load(
                    TestModels.smolLm2(),
                    LlamaModel.Options.DEFAULT,
                    done -> {
                      throw new IllegalArgumentException("enough");
                    }));
    assertEquals("enough", e.getMessage());
  }

  @Test
  void aMissingFileAFolderAndAForeignFileAreToldApart() throws IOException {
    assertEquals(LlamaException.Kind.FILE_MISSING, refused(folder.resolve("none")).kind());
    assertEquals(LlamaException.Kind.NOT_GGUF, refused(folder).kind());
    Path empty = Files.createFile(folder.resolve("empty.gguf"));
    assertEquals(LlamaException.Kind.NOT_GGUF, refused(empty).kind());
    Path text = Files.writeString(folder.resolve("text.gguf"), "%PDF-1.7 and so on");
    LlamaException e = refused(text);
    assertEquals(LlamaException.Kind.NOT_GGUF, e.kind());
    assertTrue(e.getMessage().contains(text.toString()), e.getMessage());
  }

  @Test
  void aTruncatedFileIsRefusedWithItsSizeAndTheSizeExpected() throws IOException {
    Path cut = folder.resolve("größe.gguf");
    try (InputStream in = Files.newInputStream(TestModels.smolLm2())) {
      Files.write(cut, in.readNBytes(50_000_000));
    }
    LlamaException e = refused(cut);
    assertEquals(LlamaException.Kind.TRUNCATED, e.kind());
    assertTrue(e.getMessage().contains("50000000 of 98362432 bytes"), e.getMessage());
    assertTrue(e.getMessage().contains("größe"), e.getMessage());
  }

  @Test
  void aModelWithoutWeightsMakesNoContext() {
    for (LlamaModel.Mode mode : List.of(LlamaModel.Mode.VOCAB_ONLY, LlamaModel.Mode.PLAN)) {
      try (LlamaModel model =
          LlamaModel.load(
              TestModels.smolLm2(), LlamaModel.Options.DEFAULT.withMode(mode), LoadProgress.NONE)) {
        assertThrows(
            IllegalStateException.class,
            () -> model.newContext(LlamaContext.Options.of(256)).close());
      }
    }
  }
}
